import type { Diagnostic, Severity } from '../diagnostic/diagnostic.js';
import { type SeverityPolicy, weigh } from '../diagnostic/severity.js';
import type { Check, CheckResult } from './check.js';

const outcomeOf: Readonly<Record<Severity, Check['outcome']>> = {
  error: 'failed',
  warning: 'warning',
  info: 'ok',
};

/** The checks with their outcomes, once their findings have their severity. */
export function outcomesOf(results: readonly CheckResult[], policy: SeverityPolicy): Check[] {
  return results.flatMap(({ check, diagnostics, related = [] }) => {
    if (check === null) return [];
    const findings = [...diagnostics, ...related];
    const before = worstOf(findings, ({ severity }) => severity);
    const after = worstOf(findings, (finding) => weigh(finding, policy));
    return [before === after ? check : { ...check, outcome: outcomeOf[after] }];
  });
}

function worstOf(findings: readonly Diagnostic[], severityOf: (finding: Diagnostic) => Severity): Severity {
  const found = new Set(findings.map(severityOf));
  return found.has('error') ? 'error' : found.has('warning') ? 'warning' : 'info';
}
