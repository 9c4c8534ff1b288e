import type { RunResult } from '../run/run-result.js';
import { printable } from './printable.js';
import type { Style, Tone } from './style.js';

const marks: Readonly<Record<RunResult['checks'][number]['outcome'], readonly [string, Tone]>> = {
  ok: ['✓', 'good'],
  warning: ['!', 'caution'],
  failed: ['✗', 'bad'],
  skipped: ['–', 'dim'],
};

/** What was compared, one line each: tick or cross, stated, measured, and a note. */
export function formatChecks(checks: RunResult['checks'], style: Style): string {
  const width = Math.max(...checks.map(({ name }) => name.length));
  return checks
    .map((check) => {
      const [mark, tone] = marks[check.outcome];
      const values = [
        ...(check.stated === null ? [] : [`stated ${printable(check.stated)}`]),
        ...(check.measured === null ? [] : [`measured ${printable(check.measured)}`]),
      ].join(', ');
      const said = printable(check.note ?? '');
      const note = said === '' ? '' : style('dim', values === '' ? said : ` (${said})`);
      return `  ${style(tone, mark)} ${check.name.padEnd(width)}  ${values}${note}\n`;
    })
    .join('');
}
