import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseBuffer } from 'music-metadata';
import { describe, expect, test } from 'vitest';
import { inspectAudio } from '../../src/audio/inspect.js';
import { memorySource } from '../../src/bytes/byte-source.js';
import { holdDoc, readDoc } from '../docs/generated.js';
import type { DurationCase } from './duration-case.js';
import { durationCases } from './duration-cases.js';
import { areInstalled, type Probe, probe } from './programs.js';

const isUpdate = process.env['UPDATE'] === '1' && areInstalled('ffprobe');

async function measure({ name, bytes }: DurationCase): Promise<number> {
  const { stream } = await inspectAudio(memorySource(name, bytes), { hash: null });
  return stream?.durationMs ?? Number.NaN;
}

/** What music-metadata reads without walking the frames, as players do; null where it says nothing. */
async function askMusicMetadata(bytes: Uint8Array): Promise<number | null> {
  try {
    const { format } = await parseBuffer(bytes, { size: bytes.length, mimeType: 'audio/mpeg' });
    return format.duration === undefined ? null : Math.round(format.duration * 1000);
  } catch {
    return null;
  }
}

const seconds = (ms: number): string => (ms / 1000).toFixed(3);

/** The columns that depend on nothing but this project. */
function renderOwn({ name, durationMs }: DurationCase, oursMs: number): string {
  return `| ${name} | ${seconds(durationMs)} | ${seconds(oursMs)} |`;
}

/** In bold where it is off by more than a frame; delay and padding are not a mistake of those who do not read them. */
function renderOther(row: DurationCase, ms: number | null): string {
  if (ms === null) return '**none**';
  const frameMs = (row.sampleCount / row.frameCount / row.sampleRate) * 1000;
  const fullMs = (row.sampleCount / row.sampleRate) * 1000;
  const isClose = ms > row.durationMs - frameMs && ms < Math.max(fullMs, row.durationMs) + frameMs;
  return isClose ? seconds(ms) : `**${seconds(ms)}**`;
}

function renderRow(row: DurationCase, oursMs: number, playersMs: number | null, probed: Probe): string {
  const packets = probed.packetCount === null ? 'none' : String(probed.packetCount);
  const differs = row.ffprobe === undefined ? '' : ` (${notes.indexOf(row.ffprobe.why) + 1})`;
  return [
    renderOwn(row, oursMs),
    renderOther(row, playersMs),
    '|',
    String(row.frameCount),
    '|',
    `${packets}${differs}`,
    '|',
    renderOther(row, probed.durationMs),
    '|',
  ].join(' ');
}

const notes = [
  ...new Set(durationCases.flatMap(({ ffprobe }) => (ffprobe === undefined ? [] : [ffprobe.why]))),
];

async function renderTable(): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'chapterize-durations-'));
  const rows = [
    '| file | true, s | chapterize | players | frames | packets of ffprobe | duration of ffprobe |',
    '|---|---|---|---|---|---|---|',
  ];
  for (const row of durationCases) {
    const path = join(folder, 'case.mp3');
    writeFileSync(path, row.bytes);
    rows.push(renderRow(row, await measure(row), await askMusicMetadata(row.bytes), await probe(path)));
  }
  rmSync(folder, { recursive: true });
  return [
    ...rows,
    '',
    'Where its packets are not our frames, ffprobe',
    '',
    ...notes.map((why, index) => `${index + 1}. ${why}`),
  ].join('\n');
}

describe('docs/durations.md', () => {
  test.runIf(isUpdate)(
    'is written',
    async () => {
      const { found, expected } = holdDoc('durations.md', 'table', await renderTable());
      expect(found).toBe(expected);
    },
    60_000,
  );

  test('shows what chapterize measures, in every case', async () => {
    const doc = readDoc('durations.md');
    for (const row of durationCases) expect(doc).toContain(renderOwn(row, await measure(row)));
  });
});
