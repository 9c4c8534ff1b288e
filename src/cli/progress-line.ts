import type { MultiBar as Bars, SingleBar } from 'cli-progress';
import { printable } from '../report/printable.js';

/** The live line of a batch. */
export interface ProgressLine {
  start(count: number): void;
  /** Shows which episode is in hand. */
  begin(notes: string): void;
  /** Counts one more. */
  end(): void;
  /** Prints text above the line. */
  print(text: string): void;
  stop(): void;
}

/** Draws a bar with count, rate, time left and the episode in hand; loaded only where a terminal shows it. */
export async function createProgressLine(
  stream: NodeJS.WritableStream & { readonly columns?: number },
): Promise<ProgressLine> {
  const { default: progress } = await import('cli-progress');
  const bars: Bars = new progress.MultiBar(
    {
      stream,
      format: ' {bar} {value}/{total}, {rate}/s, {eta_formatted} left  {episode}',
      hideCursor: true,
      clearOnComplete: true,
      forceRedraw: true,
      // The terminal would cut what is printed above the line, too.
      linewrap: true,
      barsize: 20,
    },
    progress.Presets.rect,
  );
  let bar: SingleBar | null = null;
  let [count, started] = [0, performance.now()];
  return {
    start(total) {
      started = performance.now();
      bar = bars.create(total, 0, { rate: '0', episode: '' });
    },
    begin(notes) {
      // The rest of the line takes less than 56 columns.
      const room = Math.max((stream.columns || 80) - 56, 8);
      bar?.update({ episode: printable(notes).slice(-room) });
    },
    end() {
      count += 1;
      const seconds = (performance.now() - started) / 1000;
      bar?.update(count, { rate: (count / Math.max(seconds, 0.001)).toFixed(1) });
    },
    print: (text) => bars.log(text),
    stop() {
      // Printed lines wait until the progress line is drawn again.
      bars.update();
      bars.stop();
    },
  };
}

/** Used when no terminal shows it: prints only what must be printed. */
export function createSilentLine(stream: { write(text: string): unknown }): ProgressLine {
  const nothing = (): void => undefined;
  return {
    start: nothing,
    begin: nothing,
    end: nothing,
    print: (text) => void stream.write(text),
    stop: nothing,
  };
}
