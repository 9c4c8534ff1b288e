/* Makes reads and writes of regular files short: at most SHORTIO_WMAX and SHORTIO_RMAX bytes at a call.
 * Reads are cut only on files named *.mp3, for Node's own loader does not expect it of its modules.
 *
 *   gcc -shared -fPIC -o short-io.so short-io.c -ldl */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static size_t at_most(const char *variable, size_t count) {
  const char *text = getenv(variable);
  size_t limit = text == NULL ? 0 : strtoul(text, NULL, 10);
  return limit != 0 && limit < count ? limit : count;
}

static int is_regular(int fd) {
  struct stat stats;
  return fstat(fd, &stats) == 0 && S_ISREG(stats.st_mode);
}

static int is_audio(int fd) {
  char link[64], path[4096];
  snprintf(link, sizeof link, "/proc/self/fd/%d", fd);
  ssize_t length = readlink(link, path, sizeof path);
  return length > 4 && memcmp(path + length - 4, ".mp3", 4) == 0;
}

static size_t write_count(int fd, size_t count) {
  return is_regular(fd) ? at_most("SHORTIO_WMAX", count) : count;
}

static size_t read_count(int fd, size_t count) {
  return is_audio(fd) ? at_most("SHORTIO_RMAX", count) : count;
}

#define REAL(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

ssize_t write(int fd, const void *bytes, size_t count) { return REAL(write)(fd, bytes, write_count(fd, count)); }
ssize_t read(int fd, void *bytes, size_t count) { return REAL(read)(fd, bytes, read_count(fd, count)); }

ssize_t pwrite(int fd, const void *bytes, size_t count, off_t offset) {
  return REAL(pwrite)(fd, bytes, write_count(fd, count), offset);
}
ssize_t pwrite64(int fd, const void *bytes, size_t count, off64_t offset) {
  return REAL(pwrite64)(fd, bytes, write_count(fd, count), offset);
}
ssize_t pread(int fd, void *bytes, size_t count, off_t offset) {
  return REAL(pread)(fd, bytes, read_count(fd, count), offset);
}
ssize_t pread64(int fd, void *bytes, size_t count, off64_t offset) {
  return REAL(pread64)(fd, bytes, read_count(fd, count), offset);
}
