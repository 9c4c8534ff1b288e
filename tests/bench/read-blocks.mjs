// The least that a program in Node must do to look at every byte of a file: read it in blocks of 1 MiB.
import { closeSync, openSync, readSync } from 'node:fs';

const block = Buffer.allocUnsafe(1 << 20);
const file = openSync(process.argv[2], 'r');
while (readSync(file, block, 0, block.length, null) > 0);
closeSync(file);
