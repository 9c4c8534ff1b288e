// Preloaded: at the end of the run the parts of Node that it loaded go to the file that STARTUP_BUILTINS names.
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const loaded = process.moduleLoadList.filter((line) => line.startsWith('NativeModule '));
  writeFileSync(process.env.STARTUP_BUILTINS, loaded.map((line) => line.slice(13)).join('\n'));
});
