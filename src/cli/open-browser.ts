const openers: Readonly<Partial<Record<NodeJS.Platform, readonly [command: string, ...args: string[]]>>> = {
  darwin: ['open'],
  // `start` is a word of the shell; the empty argument is the title that it takes first.
  win32: ['cmd', '/c', 'start', ''],
};

/**
 * Opens an address in the browser of the system. Where there is none, nothing happens: the address is on the terminal.
 *
 * The module that starts programs is asked for here alone; the bundle has it left out of what packages load.
 */
export function openBrowser(address: string): void {
  const { spawn } = process.getBuiltinModule('node:child_process');
  const [command, ...args] = openers[process.platform] ?? ['xdg-open'];
  const child = spawn(command, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
