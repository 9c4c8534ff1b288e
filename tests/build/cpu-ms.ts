/** The CPU time that some work takes, in milliseconds; unlike the time of a clock, what else the machine does is not in it. */
export function cpuMsOf(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}
