#include <pthread.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/memory.h"
#include "fold/engine.h"

/* What the threads share. */
struct work {
    gbv_scan *scan;
    const gbv_fold *fold;
    pthread_mutex_t lock;
    bool failed;
    size_t number;       /* of the earliest batch that failed */
    gbv_status status;
    gbv_error error;     /* its */
};

struct worker {
    struct work *work;
    pthread_t thread;
    bool is_running;
    void *state;
};

/* Batches are handed out in order, so that all before a failed one are with
 * somebody: of their failures the earliest stays. */
static void
record(struct work *work, size_t number, gbv_status status, const gbv_error *error)
{
    pthread_mutex_lock(&work->lock);
    if (!work->failed || number < work->number) {
        work->failed = true;
        work->number = number;
        work->status = status;
        work->error = *error;
    }
    pthread_mutex_unlock(&work->lock);
}

static bool
goes_on(struct work *work)
{
    pthread_mutex_lock(&work->lock);
    bool failed = work->failed;
    pthread_mutex_unlock(&work->lock);
    return !failed;
}

static void *
run_worker(void *argument)
{
    struct worker *worker = argument;
    struct work *work = worker->work;
    gbv_batch batch = { 0 };
    gbv_error error = { 0 };
    bool more = true;
    gbv_status status = gbv_scan_batch(work->scan, &batch, &error);
    while (!status && more && goes_on(work)) {
        status = gbv_scan_next(work->scan, &batch, &more, &error);
        if (!status && more)
            status = work->fold->add(worker->state, &batch, &error);
    }
    if (status == GBV_MISUSE)    /* a condition that does not fit what columns hold */
        gbv_scan_doubt(work->scan, batch.number);
    if (status)
        record(work, batch.number, status, &error);
    gbv_batch_end(&batch);
    return NULL;
}

/* ---- All of them ---- */

static size_t
processors(void)
{
    long n = sysconf(_SC_NPROCESSORS_ONLN);
    return n > 0 ? (size_t)n : 1;
}

/* A thread that cannot be started is one less. */
static void
run_workers(struct worker *workers, size_t n)
{
    for (size_t i = 1; i < n; i++)
        workers[i].is_running = !pthread_create(&workers[i].thread, NULL, run_worker,
                                                &workers[i]);
    run_worker(&workers[0]);
    for (size_t i = 1; i < n; i++)
        if (workers[i].is_running)
            pthread_join(workers[i].thread, NULL);
}

static gbv_status
merge(struct work *work, struct worker *workers, size_t n, gbv_error *error)
{
    gbv_status status = GBV_OK;
    for (size_t i = 1; i < n && !status; i++)
        status = work->fold->merge(workers[0].state, workers[i].state, error);
    return status;
}

/* One pass. On GBV_OK the state of the first worker is that of all rows. */
static gbv_status
pass(struct work *work, struct worker *workers, size_t n, const void *plan, gbv_error *error)
{
    gbv_status status = gbv_scan_begin(work->scan, error);
    work->failed = false;
    for (size_t i = 0; i < n && !status; i++) {
        work->fold->free(workers[i].state);
        workers[i] = (struct worker){ .work = work, .state = work->fold->begin(plan) };
        if (!workers[i].state)
            status = gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    }
    if (status)
        return status;
    run_workers(workers, n);
    if (work->failed) {
        if (error && !error->status)
            *error = work->error;
        return work->status;
    }
    status = merge(work, workers, n, error);
    return status ? status : gbv_scan_finish(work->scan, error);
}

gbv_status
gbv_fold_run(gbv_scan *scan, const gbv_fold *fold, const void *plan, size_t threads, void **out,
             gbv_error *error)
{
    size_t n = threads ? threads : processors();
    struct work work = { .scan = scan, .fold = fold };
    struct worker *workers = gbv_new_array(n, sizeof *workers);
    if (!workers || pthread_mutex_init(&work.lock, NULL)) {
        free(workers);
        return gbv_fail(error, GBV_NO_MEMORY, "out of memory");
    }
    gbv_error told = { 0 };
    gbv_status status = pass(&work, workers, n, plan, &told);
    if (status && gbv_scan_is_unsettled(scan, work.failed ? work.number : SIZE_MAX)) {
        told = (gbv_error){ 0 };
        status = gbv_scan_settle(scan, &told);
        if (!status)
            status = pass(&work, workers, n, plan, &told);
    }
    if (status && error && !error->status)
        *error = told;
    if (!status) {
        *out = workers[0].state;
        workers[0].state = NULL;
    }
    for (size_t i = 0; i < n; i++)
        fold->free(workers[i].state);
    free(workers);
    pthread_mutex_destroy(&work.lock);
    return status;
}
