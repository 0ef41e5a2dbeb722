/* The outputs of a run, on a file system on which every file has a name. */
#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include "output_file.h"

#include "check.h"

/* Stands before that of libc. */
int
openat(int folder, const char *path, int flags, ...)
{
    va_list rest;
    va_start(rest, flags);
    mode_t mode = flags & O_CREAT ? va_arg(rest, mode_t) : 0;
    va_end(rest);
    if ((flags & O_TMPFILE) == O_TMPFILE) {
        errno = EOPNOTSUPP;
        return -1;
    }
    return (int)syscall(SYS_openat, folder, path, flags, mode);
}

static const char *const names[] = { "old.csv", "new.csv" };
static char folder[] = "/tmp/gbv-output-XXXXXX";

/* In a folder of its own, in which there is old.csv. */
static void
begin(struct output_files *files)
{
    memcpy(strrchr(folder, '-'), "-XXXXXX", sizeof "-XXXXXX");
    assert_non_null(mkdtemp(folder));
    assert_int_equal(chdir(folder), 0);
    int descriptor = open("old.csv", O_WRONLY | O_CREAT, 0600);
    assert_int_equal(write(descriptor, "old", 3), 3);
    close(descriptor);
    assert_int_equal(output_files_open(files, names, 2, NULL), GBV_OK);
}

static gbv_status
write_one(struct output_files *files, size_t i)
{
    gbv_buffer bytes = { .data = (char[]){ "bytes" }, .length = 5 };
    return output_files_write(files, i, &bytes, NULL);
}

static gbv_status
write_each(struct output_files *files)
{
    gbv_status status = write_one(files, 0);
    return status ? status : write_one(files, 1);
}

static void
assert_holds(const char *name, const char *bytes)
{
    char found[16] = { 0 };
    int descriptor = open(name, O_RDONLY);
    assert_true(descriptor >= 0);
    assert_true(read(descriptor, found, sizeof found - 1) >= 0);
    close(descriptor);
    assert_string_equal(found, bytes);
}

/* The folder can be removed only if nothing else is in it. */
static void
end(void)
{
    unlink("old.csv");
    unlink("new.csv");
    assert_int_equal(rmdir(folder), 0);
}

TEST(files_with_names_are_put_in_place)
{
    struct output_files files;
    struct stat old;
    begin(&files);
    assert_int_equal(write_each(&files), GBV_OK);
    assert_holds("old.csv", "old");
    assert_true(access("new.csv", F_OK) != 0);
    assert_true(files.item[0].temporary[0] && files.item[1].temporary[0]);
    assert_int_equal(output_files_commit(&files, NULL), GBV_OK);
    output_files_close(&files);
    assert_holds("old.csv", "bytes");
    assert_holds("new.csv", "bytes");
    assert_int_equal(stat("old.csv", &old), 0);
    assert_int_equal(old.st_mode & 0777, 0600);
    end();
}

TEST(files_with_names_that_are_given_up_are_gone)
{
    struct output_files files;
    begin(&files);
    assert_int_equal(write_each(&files), GBV_OK);
    output_files_close(&files);
    assert_holds("old.csv", "old");
    assert_true(access("new.csv", F_OK) != 0);
    end();
}

/* In a child: ends by the signal, or with an exit code that is none of ours. */
static void
be_interrupted(struct output_files *files)
{
    signal(SIGTERM, SIG_DFL);
    if (write_one(files, 0) || raise(SIGTERM))
        _exit(1);
    if (write_one(files, 1) != GBV_IO)    /* it waits, and is heeded */
        _exit(2);
    output_files_close(files);
    _exit(3);
}

TEST(a_signal_waits_until_the_names_are_gone)
{
    struct output_files files;
    int status;
    begin(&files);
    pid_t child = fork();
    if (child == 0)
        be_interrupted(&files);
    assert_int_equal(waitpid(child, &status, 0), child);
    assert_true(WIFSIGNALED(status) && WTERMSIG(status) == SIGTERM);
    output_files_close(&files);
    assert_holds("old.csv", "old");
    end();
}

TEST(a_signal_that_is_ignored_ends_nothing)
{
    struct output_files files;
    begin(&files);
    signal(SIGHUP, SIG_IGN);
    assert_int_equal(write_each(&files), GBV_OK);
    raise(SIGHUP);
    assert_int_equal(output_files_commit(&files, NULL), GBV_OK);
    output_files_close(&files);
    assert_holds("new.csv", "bytes");
    signal(SIGHUP, SIG_DFL);
    end();
}
