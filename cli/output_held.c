#include "output_held.h"

static const int ending[] = {
    SIGHUP, SIGINT, SIGQUIT, SIGPIPE, SIGALRM, SIGTERM, SIGUSR1, SIGUSR2, SIGXCPU, SIGXFSZ,
    SIGVTALRM, SIGPROF,
};
enum { N_ENDING = sizeof ending / sizeof *ending };

/* Those that whoever started the program had ignored or kept back do not end it. */
void
output_held_begin(struct output_held *held)
{
    sigset_t before;
    if (held->is_on)
        return;
    sigemptyset(&held->signals);
    sigprocmask(SIG_SETMASK, NULL, &before);
    for (int i = 0; i < N_ENDING; i++) {
        struct sigaction action;
        if (sigaction(ending[i], NULL, &action) == 0 && action.sa_handler == SIG_DFL &&
            !sigismember(&before, ending[i]))
            sigaddset(&held->signals, ending[i]);
    }
    held->is_on = sigprocmask(SIG_BLOCK, &held->signals, NULL) == 0;
}

bool
output_held_came(const struct output_held *held)
{
    sigset_t pending;
    if (!held->is_on || sigpending(&pending))
        return false;
    for (int i = 0; i < N_ENDING; i++)
        if (sigismember(&held->signals, ending[i]) && sigismember(&pending, ending[i]))
            return true;
    return false;
}

void
output_held_end(struct output_held *held)
{
    if (!held->is_on)
        return;
    held->is_on = false;
    sigprocmask(SIG_UNBLOCK, &held->signals, NULL);
}
