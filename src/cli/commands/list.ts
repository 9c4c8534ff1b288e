import { batchCommand } from './batch.js';
import { checkCommand } from './check.js';
import type { CommandEntry } from './command.js';
import { completionCommand } from './completion.js';
import { configCommand } from './config.js';
import { explainCommand } from './explain.js';
import { exportCommand } from './export.js';
import { helpCommand } from './help.js';
import { importCommand } from './import.js';
import { previewCommand } from './preview.js';
import { repairCommand } from './repair.js';
import { shiftCommand } from './shift.js';
import { showCommand } from './show.js';
import { stripCommand } from './strip.js';
import { undoCommand } from './undo.js';
import { writeCommand } from './write.js';

/** THE list of commands, in the order of help. The first is the main job, which needs no word. */
export const commands: readonly [CommandEntry, ...CommandEntry[]] = [
  writeCommand,
  checkCommand,
  showCommand,
  exportCommand,
  importCommand,
  shiftCommand,
  previewCommand,
  repairCommand,
  undoCommand,
  stripCommand,
  batchCommand,
  configCommand,
  explainCommand,
  completionCommand,
  helpCommand,
];
