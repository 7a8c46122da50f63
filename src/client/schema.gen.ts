// Generated from api/openapi.json by `npm run api:generate`. Do not edit.
export interface paths {
    "/api/v1/jobs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List jobs
         * @description Newest first, or by name. With `?id=` the answer is that job, as of getJob.
         */
        get: operations["listJobs"];
        put?: never;
        /**
         * Create a job
         * @description Takes a job document as JSON or YAML. A legacy document (without `stratal`) with the name of an existing job becomes that job's next version; the same content again changes nothing. `run_immediately: true` starts one run of what was saved.
         */
        post: operations["createJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a job with its tasks */
        get: operations["getJob"];
        /**
         * Save a new version of a job
         * @description Runs that exist keep their version. The same content as the newest version changes nothing.
         */
        put: operations["updateJob"];
        post?: never;
        /**
         * Delete a job
         * @description Its runs and their logs stay; open runs go on. The name is free again.
         */
        delete: operations["deleteJob"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/diff": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Compare two versions of a job
         * @description By their texts, and by what they mean.
         */
        get: operations["compareJobVersions"];
        put?: never;
        /**
         * Compare a version of a job with a document
         * @description What saving the document would change; saves nothing.
         */
        post: operations["compareJobDocument"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/versions/{number}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one version of a job */
        get: operations["getJobVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/versions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the versions of a job, newest first */
        get: operations["listJobVersions"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/restore": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Go back to an earlier version of a job
         * @description Saves the earlier version's text as the newest version; the versions between stay. Changes nothing if the newest has this text.
         */
        post: operations["restoreJobVersion"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/dry-run": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what a run would do
         * @description Reads a document, or takes a saved job, checks the inputs, and shows the plan: stages, dependencies, workers that could take each task, missing secrets. Nothing is saved and nothing runs.
         */
        post: operations["dryRunJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/validate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Check a job document
         * @description Checks a document like createJob and saves nothing. Mistakes answer 400 with each place.
         */
        post: operations["validateJob"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/grid": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a job's newest runs, task by task */
        get: operations["getJobGrid"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/jobs/{id}/history": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what a job's runs of 30 days came to
         * @description Of the newest 50 000 runs at most. Days are those of UTC.
         */
        get: operations["getJobHistory"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs/{id}/cancel": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Cancel a run
         * @description Nothing new starts, running tasks are stopped with their whole process trees, and then `on_cancel` and `finally` run. A rollback that has begun goes on to its end. `force`, in the query or in the body, stops all of these, too, also in a run that is being cancelled.
         */
        post: operations["cancelJobRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List runs, newest first
         * @description With `?id=` the answer is that run, as of getJobRun.
         */
        get: operations["listJobRuns"];
        put?: never;
        /**
         * Start a run of a job
         * @description Names the job by `job_id` or by `job_name`, and runs its newest version.
         */
        post: operations["createJobRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a run with its task runs */
        get: operations["getJobRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs/paused": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List paused runs
         * @description The newest 500.
         */
        get: operations["listPausedRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs/{id}/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List what happened in a run, oldest first */
        get: operations["listRunEvents"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs/{id}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a run
         * @description Nothing new starts; running tasks finish; the run clock stops.
         */
        post: operations["pauseJobRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /** Resume a paused run */
        post: operations["resumeJobRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs/{id}/graph": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get a run's tasks and the states of its task runs, as columns
         * @description All task runs of a run in one small answer: their places, states and times, not their outputs. `/api/v1/live` tells what changes from `rev` on.
         */
        get: operations["getRunGraph"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs/{id}/debug-bundle": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download what there is to know of a run as a zip file
         * @description The run, its definition, its task runs (outputs are cut at 4 096 characters), the errors with their attempts, its events, and what it waits for. No secrets, and `***` for sensitive inputs and outputs; without logs, which are a file of their own.
         */
        get: operations["downloadDebugBundle"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/job-runs/{id}/archive": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the logs of a run's tasks as a zip file
         * @description One text file for each task run that has logged something, named by its number in the run and its name. It is made while it is read.
         */
        get: operations["downloadRunLogArchive"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/dashboard": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get the figures of a project
         * @description Of the newest 50 000 runs of the range at most.
         */
        get: operations["getDashboard"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Hear of changes over a WebSocket
         * @description Send `{"type":"subscribe","topic":"run:<id>","after":<rev>}` or `{"type":"unsubscribe","topic":…}`; at most 64 topics. Topics: `run:<id>` tells the task runs that changed after `after` (all without it) and then what changes; `runs` the project's runs that are created or change, of the newest and the open ones; `workers` and `approvals` that their lists should be read again. `subscribed` says that from then on no change is missed: read a list after it. At most 4 messages a second and topic; what changes between them, or while the reader is slow, is merged. `reset` ends a subscription: read again and subscribe anew. A `ping` comes every 10 seconds. Code 1008 closes a connection whose login has ended.
         */
        get: operations["openLiveChannel"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs/{id}/waiting": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell why a run is not at its end
         * @description For the run and for each of its open task runs: the cause, who or what holds it up, since when, and what lets it go on.
         */
        get: operations["getWaiting"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a task run */
        get: operations["getTaskRun"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task-runs/{id}/attempts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the attempts of a task run, oldest first */
        get: operations["listTaskAttempts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs/{id}/task-runs": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the task runs of a run, in the order of the job */
        get: operations["listTaskRuns"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task-runs/{id}/resolved": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Get what a task run was given: inputs, parameters and environment
         * @description Evaluated when it is asked for, by the code of the worker, from what the run has stored: what the tasks before it gave does not change any more. `now()` is the moment at which the task became ready, for every attempt. The labels of the job are those of today. The text of a script is never changed: it is that of the version.
         */
        get: operations["getResolvedValues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artifacts/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get what is known of an artifact */
        get: operations["getArtifact"];
        put?: never;
        post?: never;
        /** Delete an artifact */
        delete: operations["deleteArtifact"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/artifacts/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download an artifact
         * @description Always as an attachment and never with a type that a browser would show: what tasks leave is not trusted.
         */
        get: operations["downloadArtifact"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs/{id}/artifacts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the artifacts of a run, by task, newest attempt first */
        get: operations["listRunArtifacts"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task-runs/{id}/approve": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Approve a task that waits for it
         * @description Answers `forbidden` to whoever is not an approver, has decided before, or started the run without `allow_self`.
         */
        post: operations["approveTaskRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/approvals": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List the task runs that wait for approval
         * @description Those with the nearest deadline first, 500 at most.
         */
        get: operations["listApprovals"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task-runs/{id}/reject": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Reject a task that waits for approval
         * @description One rejection is enough.
         */
        post: operations["rejectTaskRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/events": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send an event to the tasks that wait for it
         * @description Wakes every task that waits for an event of this name; a task whose `match` the event does not fit goes on waiting. An event that nobody waits for is not kept.
         */
        post: operations["sendEvent"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task-runs/{id}/override": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Give a task run a final state by hand
         * @description Of an open run: a task run that is not running; what waits for it goes on. Of an ended run: the run stays as it is, and a re-run with mode `failed` goes on behind the task run. Recorded as the event `task_overridden`.
         */
        post: operations["overrideTaskRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/job-runs/{id}/rerun": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run an ended run again
         * @description With the same inputs and version it is the run's next attempt; what completed is kept with its outputs unless `mode` says otherwise. With other ones it is a new run, which takes the results over that it can use.
         */
        post: operations["rerunJobRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task-runs/{id}/retry": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Run a task run of an ended run again, and what depends on it
         * @description The same as rerunJobRun with mode `task`.
         */
        post: operations["retryTaskRun"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List secrets by name
         * @description With `?id=` the answer is that secret, as of getSecret.
         */
        get: operations["listSecrets"];
        /**
         * Give a secret a new value (`?id=`)
         * @description The Go system's form of updateSecret.
         */
        put: operations["updateSecretByQuery"];
        /** Create a secret */
        post: operations["createSecret"];
        /**
         * Delete a secret (`?id=`)
         * @description The Go system's form of deleteSecret.
         */
        delete: operations["deleteSecretByQuery"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secrets/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a secret without its value */
        get: operations["getSecret"];
        /** Give a secret a new value */
        put: operations["updateSecret"];
        post?: never;
        /** Delete a secret */
        delete: operations["deleteSecret"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/secret-usages": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List which jobs use which secrets
         * @description What the newest versions of the jobs declare or read, also secrets that do not exist. It reads every document that names a secret: ask for it when somebody looks, not all the time. A secret that only the inputs of a run name is not seen.
         */
        get: operations["listSecretUsages"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/job-runs/{id}/download": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Download the log of a run, or a part of it, as text
         * @description One line per line: time, task, stream, text. A very long line, stored in parts, is one line here.
         */
        get: operations["downloadRunLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/stream/status": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Count the open log streams of this server */
        get: operations["getStreamStatus"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/type/{type}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read messages of one type, newest first
         * @description `system`: as listSystemLogs. `job`: what happened to runs. `task`: lines of tasks. Of the latter two, the newest 10 000 events and the newest 1 000 chunks of lines can be paged through.
         */
        get: operations["listLogsOfType"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/job-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the log of a run, in order */
        get: operations["listRunLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/system": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read what the system reports about itself, newest first */
        get: operations["listSystemLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/task-runs/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Read the log of a task run, all attempts, in order */
        get: operations["listTaskRunLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/job-runs/{id}/search": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Search the log of a run with a regular expression
         * @description Line by line, in order, in time that grows with the text only. One answer covers some hundred thousand lines at most: while `next_cursor` is not null, there may be more. A very long line, stored in parts, is searched part by part.
         */
        get: operations["searchRunLogs"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/stream/sse": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the log of a run as server-sent events
         * @description First `Connected to log stream`, then every line from the start (or after the cursor), then live. After the run has ended and every line is sent, a message of type `job` with `metadata.end: true`, the run's `status` and the number of lines follows, and the server closes. Events: `connected`, `notice`, `log`, `batch`, `block`, `ping`, `end`, and `error` with a problem when the API token no longer works. The id of an event is its cursor.
         */
        get: operations["streamLogsBySse"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/stream/ws": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Follow the log of a run over a WebSocket
         * @description First `Connected to log stream`, then every line from the start (or after the cursor), then live. After the run has ended and every line is sent, a message of type `job` with `metadata.end: true`, the run's `status` and the number of lines follows, and the server closes. Each message is one JSON text frame. Code 1008 closes a stream whose API token no longer works.
         */
        get: operations["streamLogsByWebSocket"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/job-runs/{id}/matches": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Find the places of a log's lines that match
         * @description Only places, in time that grows with the text only; words, and alternatives of words, are found many times faster than other patterns. One answer covers some hundred thousand lines at least, or as many matches as it may hold.
         */
        get: operations["findLogLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/job-runs/{id}/place": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Find the first line of a log that was printed at a time or later */
        get: operations["findLogPlace"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/logs/job-runs/{id}/lines": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Read lines of a run's log by their places
         * @description The lines come in blocks as in the streams' `format=block`. Places that the log does not have are left out of the answer.
         */
        get: operations["readLogLines"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/drain": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a worker take no more tasks
         * @description What it executes runs on; when this answers, nothing more is given to it. The process stays, and takes tasks again when it is resumed; once it executes nothing (`running_tasks` counts this project's), stopping it interrupts nobody. Draining a drained worker changes nothing.
         */
        post: operations["drainWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/tasks": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List what a worker executes, the longest running first
         * @description Of this project, the first 200. Empty for a worker that there is not.
         */
        get: operations["listWorkerTasks"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List workers, newest first
         * @description The newest 500, including workers that have ended.
         */
        get: operations["listWorkers"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/workers/{id}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Let a drained worker take tasks again
         * @description Resuming a worker that takes tasks changes nothing. One that ends because its process was told to cannot be resumed.
         */
        post: operations["resumeWorker"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get a queue */
        get: operations["getQueue"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List queues by name
         * @description Those in which something is ready, that a worker takes from, or that are paused.
         */
        get: operations["listQueues"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{name}/pause": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Pause a queue
         * @description Workers take nothing more from it, for any project; what they have taken runs on. A queue that nobody uses yet may be paused, too; pausing it again changes nothing.
         */
        post: operations["pauseQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/queues/{name}/resume": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Resume a queue
         * @description Resuming a queue that is not paused changes nothing.
         */
        post: operations["resumeQueue"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * List API tokens, newest first
         * @description The newest 500, without the tokens themselves.
         */
        get: operations["listTokens"];
        put?: never;
        /**
         * Create an API token
         * @description For the user who asks, or for a user of the given name and role, who is created if there is none.
         */
        post: operations["createToken"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/tokens/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        post?: never;
        /**
         * Revoke an API token
         * @description It stops working at once; streams that were opened with it end within seconds.
         */
        delete: operations["revokeToken"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Log a browser in
         * @description Takes an API token and sets the cookie `stratal_session` (HttpOnly, SameSite=Strict; Secure over TLS), which stands for it: until 12 hours without a request, for 7 days at most, and not longer than the token works. After 5 failures within 15 minutes the address has to wait. In local mode it sets none.
         */
        post: operations["createSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Tell who asks
         * @description Of the cookie as of an API token; 401 if a login is needed.
         */
        get: operations["getCurrentSession"];
        put?: never;
        post?: never;
        /**
         * Log the browser out
         * @description Ends the session of the cookie, with its open streams; the token goes on working.
         */
        delete: operations["deleteCurrentSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{name}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get the newest version of a template */
        get: operations["getTemplate"];
        put?: never;
        post?: never;
        /**
         * Delete a template with all its versions
         * @description Refused while the newest version of a job uses it. Earlier versions of jobs, and runs, keep what they were made of.
         */
        delete: operations["deleteTemplate"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{name}/versions/{version}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Get one version of a template */
        get: operations["getTemplateVersion"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the templates by name, each with its newest version */
        get: operations["listTemplates"];
        put?: never;
        /**
         * Save a template
         * @description Creates the template or its next version. The same content as the newest version changes nothing and answers 200.
         */
        post: operations["saveTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/templates/{name}/preview": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Show what a template comes to with some parameters
         * @description Answers with a job document without templates: the job, or a job of the one task. What is wrong with it is listed beside it; the preview's job has no inputs and no other tasks to read.
         */
        post: operations["previewTemplate"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/schema/job.json": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** JSON Schema of job documents */
        get: operations["getJobSchema"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/task-types": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** List the builtin task types with their parameters */
        get: operations["listTaskTypes"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/expressions/evaluate": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Evaluate an expression with given values
         * @description Evaluates one expression, or a text with `${{ }}` in it, as a run would: the same engine and the same limits. It reads nothing but the values that are sent. An expression that fails is an answer, not an error: `error` says what is wrong and where.
         */
        post: operations["evaluateExpression"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Whether the API runs */
        get: operations["getApiHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/health": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the service works
         * @description 503 with `status: unhealthy` while the database cannot be reached; 200 with `degraded` while it can be read only, see `database.problem`.
         */
        get: operations["getHealth"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/live": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether the process answers
         * @description Needs nothing but the process itself: restart it if this fails.
         */
        get: operations["getLiveness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/ready": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Whether requests can be served
         * @description Checks the database; 503 if it cannot be reached: send no requests here then.
         */
        get: operations["getReadiness"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/api/v1/health/diagnostics": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * How this server and its database do, with warnings
         * @description For the page of the system's health, and to send along with a report of a fault. Behind a load balancer, it is one of the servers that answers.
         */
        get: operations["getDiagnostics"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        /** @description An error (RFC 9457). */
        Problem: {
            /** @description A URI that names the kind of error. */
            type: string;
            /** @description Short text, the same for every error of this code. */
            title: string;
            /** @description The HTTP status. */
            status: number;
            /** @description What is wrong here, and what to do about it. */
            detail: string;
            /**
             * @description The error's code; see the reference of errors.
             * @enum {string}
             */
            code: "invalid_request" | "invalid_json" | "invalid_yaml" | "invalid_definition" | "invalid_inputs" | "invalid_cursor" | "unauthenticated" | "forbidden" | "forbidden_host" | "forbidden_origin" | "not_found" | "method_not_allowed" | "job_name_taken" | "secret_name_taken" | "template_in_use" | "state_conflict" | "idempotency_conflict" | "revision_conflict" | "body_too_large" | "unsupported_media_type" | "rate_limited" | "internal_error" | "unavailable" | "database_full" | "invalid_settings" | "migration_needed" | "decryption_failed";
            /** @description Same text as `detail`, for clients of the Go system. */
            error: string;
            /** @description Each place in the input that is wrong. */
            errors: {
                /** @description Path into the input, such as `tasks[2].name`. */
                path: string;
                message: string;
                /** @description Line in the text that was sent, from 1. */
                line?: number;
                /** @description Column in the line, from 1. */
                column?: number;
            }[];
        };
        /** @description A job document, as JSON or YAML. With `stratal: 1` it is checked strictly, without it is read as the Go system's JSON. The full schema is at /api/v1/schema/job.json. */
        JobDocument: {
            name: string;
            tasks?: ({
                name: string;
            } & {
                [key: string]: unknown;
            })[];
        } & {
            [key: string]: unknown;
        };
        SavedJob: {
            job: components["schemas"]["SavedJobHead"];
            tasks: components["schemas"]["JobTask"][];
            warnings: components["schemas"]["DocumentWarning"][];
            message: string;
            /**
             * Format: uuid
             * @description The run, if `run_immediately` asked for one.
             */
            job_run_id?: string;
            /** @description Says that the run was started. */
            status?: string;
        };
        SavedJobHead: {
            /** Format: uuid */
            id: string;
            name: string;
            description: string;
            /** @description Where the job comes from, as its author says. */
            source: string;
            owner: string | null;
            labels: {
                [key: string]: string;
            };
            enabled: boolean;
            /** @description Number of the newest version. */
            version: number;
            /** Format: uuid */
            version_id: string;
            task_count: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /**
             * @description `strict` documents say `stratal: 1`.
             * @enum {string}
             */
            mode: "strict" | "legacy";
            /** @description The canonical form of the document, defaults filled in. */
            definition: {
                [key: string]: unknown;
            };
            /** @description The document as its author wrote it. */
            source_text: string;
            /** @enum {string} */
            source_format: "yaml" | "json";
            /** @description SHA-256 of the canonical form. */
            content_hash: string;
            warnings: components["schemas"]["DocumentWarning"][];
        };
        /** @description Something that a legacy document gets away with. */
        DocumentWarning: {
            path: string;
            message: string;
            line?: number;
            column?: number;
        };
        /** @description A task of a job, in the form of the Go system. */
        JobTask: {
            /**
             * Format: uuid
             * @description Id of the task within this version of the job.
             */
            id: string;
            /** Format: uuid */
            job_id: string;
            name: string;
            /**
             * @description `custom` runs a script, `builtin` a task type.
             * @enum {string}
             */
            type: "custom" | "builtin" | "job" | "approval" | "wait" | "group";
            /** @description Stage number, if the job uses stages. */
            order: number | null;
            /** @description `parameters`, `secrets`, `depends_on` and, for custom tasks, `script`; and every other setting of the task. */
            config: {
                [key: string]: unknown;
            };
        };
        Message: {
            message: string;
        };
        JobDetail: {
            /** Format: uuid */
            id: string;
            name: string;
            description: string;
            /** @description Where the job comes from, as its author says. */
            source: string;
            owner: string | null;
            labels: {
                [key: string]: string;
            };
            enabled: boolean;
            /** @description Number of the newest version. */
            version: number;
            /** Format: uuid */
            version_id: string;
            task_count: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /**
             * @description `strict` documents say `stratal: 1`.
             * @enum {string}
             */
            mode: "strict" | "legacy";
            tasks: components["schemas"]["JobTask"][];
            /** @description The canonical form of the document, defaults filled in. */
            definition: {
                [key: string]: unknown;
            };
            /** @description The document as its author wrote it. */
            source_text: string;
            /** @enum {string} */
            source_format: "yaml" | "json";
            /** @description SHA-256 of the canonical form. */
            content_hash: string;
            warnings: components["schemas"]["DocumentWarning"][];
        };
        JobList: {
            jobs: components["schemas"]["Job"][];
            /** @description Page size that was used. */
            limit: number;
            offset: number;
            /** @description Entries in this page. */
            count: number;
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description A job; what its newest runs came to is there in lists with `with=stats` only. */
        Job: {
            /** Format: uuid */
            id: string;
            name: string;
            description: string;
            /** @description Where the job comes from, as its author says. */
            source: string;
            owner: string | null;
            labels: {
                [key: string]: string;
            };
            enabled: boolean;
            /** @description Number of the newest version. */
            version: number;
            /** Format: uuid */
            version_id: string;
            task_count: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            /** @description The newest 20 runs, newest first. */
            recent_runs?: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                status: "scheduled" | "pending" | "queued" | "running" | "waiting" | "paused" | "cancelling" | "rolling_back" | "completed" | "failed" | "cancelled" | "timed_out" | "skipped";
                duration_ms: number | null;
                /** Format: date-time */
                created_at: string;
            }[];
            last_status?: ("scheduled" | "pending" | "queued" | "running" | "waiting" | "paused" | "cancelling" | "rolling_back" | "completed" | "failed" | "cancelled" | "timed_out" | "skipped") | null;
            /** @description Median duration of those of them that ran to an end in one attempt. */
            p50_ms?: number | null;
            /** @description Completed ones among those that completed, failed or timed out, 0 to 1. */
            success_rate?: number | null;
        };
        JobDifference: {
            /** Format: uuid */
            job_id: string;
            /** @description Number of the version that is compared. */
            from: number;
            /** @description Number of the other version; null for a document sent. */
            to: number | null;
            /** @description Unified diff of the authors' texts; empty if they are equal. */
            text: string;
            /** @description What differs in meaning. Layout, comments and the order of tasks do not count. */
            changes: components["schemas"]["DefinitionChange"][];
        };
        DefinitionChange: {
            /** @description Place in the canonical form, such as `tasks.build.retry.max`; tasks by name. */
            path: string;
            /** @enum {string} */
            kind: "added" | "removed" | "changed";
            /** @description Null for what was added. */
            before: unknown;
            /** @description Null for what was removed. */
            after: unknown;
        };
        JobVersionDetail: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job_id: string;
            number: number;
            /** @description True for the version that new runs get. */
            latest: boolean;
            /** @enum {string} */
            source_format: "yaml" | "json";
            /** @description SHA-256 of the canonical form, in hexadecimal. */
            content_hash: string;
            warnings: components["schemas"]["DocumentWarning"][];
            created_by: string;
            /** Format: date-time */
            created_at: string;
            definition: {
                [key: string]: unknown;
            };
            /** @description The document as its author wrote it. */
            source_text: string;
            tasks: components["schemas"]["JobTask"][];
        };
        JobVersionList: {
            versions: components["schemas"]["JobVersion"][];
            /** @description Page size that was used. */
            limit: number;
            offset: number;
            /** @description Entries in this page. */
            count: number;
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
        };
        JobVersion: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job_id: string;
            number: number;
            /** @description True for the version that new runs get. */
            latest: boolean;
            /** @enum {string} */
            source_format: "yaml" | "json";
            /** @description SHA-256 of the canonical form, in hexadecimal. */
            content_hash: string;
            warnings: components["schemas"]["DocumentWarning"][];
            created_by: string;
            /** Format: date-time */
            created_at: string;
        };
        RestoreRequest: {
            version: number;
        };
        DryRunRequest: {
            /** @description Text of a job document; either this or `job_id`. */
            document?: string;
            /** @enum {string} */
            format?: "yaml" | "json";
            /**
             * Format: uuid
             * @description A saved job; either this or `document`.
             */
            job_id?: string;
            version?: number;
            /**
             * @description Values of the job's inputs.
             * @default {}
             */
            inputs?: {
                [key: string]: unknown;
            };
        };
        DryRun: {
            name: string;
            /** @description Null for a document that was sent. */
            version: number | null;
            /** @enum {string} */
            mode: "strict" | "legacy";
            /** @description False if every run would fail at once. */
            runnable: boolean;
            /** @description Why no run can start. */
            error: string | null;
            /** @description As the run would get them: converted, defaults filled in, secrets masked. */
            inputs: {
                [key: string]: unknown;
            };
            warnings: components["schemas"]["DocumentWarning"][];
            /** @description Names of the main tasks by stage: those of one stage may run at the same time. */
            stages: string[][];
            tasks: components["schemas"]["PlannedTask"][];
            missing_secrets: {
                name: string;
                tasks: string[];
            }[];
            message: string;
        };
        PlannedTask: {
            name: string;
            /**
             * @description The list of tasks that it stands in, directly or inside of a group.
             * @enum {string}
             */
            scope: "main" | "on_success" | "on_failure" | "on_cancel" | "finally" | "rollback";
            /** @description Names of the groups around it, joined by `/`. */
            group: string | null;
            /** @enum {string} */
            kind: "script" | "builtin" | "group" | "job" | "approval" | "wait";
            /** @description Language of a script, builtin task type, or name of a job. */
            runs: string | null;
            /** @description 1 for what starts at once; null within a cycle. */
            stage: number | null;
            /** @description In very large jobs not all of them. */
            dependencies: components["schemas"]["PlannedDependency"][];
            dependency_count: number;
            /**
             * @description `process` takes a script slot of the worker, `inline` a slot for builtins.
             * @enum {string}
             */
            slot: "process" | "inline";
            queue: string;
            /** @description What a worker must offer. */
            tags: string[];
            /** @description Active workers that could take it, at most ten. */
            workers: string[];
            worker_count: number;
            /** @description Why no active worker could take it. */
            queue_message: string | null;
            secrets: string[];
            /** @description The expressions that the run would evaluate. */
            evaluates: {
                /** @description Place within the task, such as `env.API` or `if`. */
                path: string;
                text: string;
            }[];
        };
        PlannedDependency: {
            task: string;
            /**
             * @description What made it a dependency: its name in `depends_on`, a read of its result, or the stages of `order`.
             * @enum {string}
             */
            because: "depends_on" | "reads" | "order";
        };
        CheckedJob: {
            /** @constant */
            valid: true;
            name: string;
            /** @enum {string} */
            mode: "strict" | "legacy";
            /** @enum {string} */
            format: "yaml" | "json";
            task_count: number;
            /** @description False if every run would fail at once, such as by a cycle. */
            runnable: boolean;
            warnings: components["schemas"]["DocumentWarning"][];
            definition: {
                [key: string]: unknown;
            };
            message: string;
        };
        /** @description Runs by tasks. The items of a `for_each` are one cell, as are repeated tasks of a group: the one that needs most attention. */
        JobGrid: {
            /** @description What `state` counts in. */
            states: ("pending" | "queued" | "running" | "retrying" | "waiting" | "completed" | "failed" | "timed_out" | "cancelled" | "skipped")[];
            /** @description As columns: tasks of the versions that these runs follow, those of the newest run's first, in the order of its plan. */
            tasks: {
                name: string[];
                /** @description Place in these columns of the group that each is inside of. */
                group: (number | null)[];
                part: ("main" | "on_success" | "on_failure" | "on_cancel" | "finally" | "rollback")[];
                /** @description Its failure is not one of the run. */
                allow_failure: boolean[];
            };
            /** @description Newest first. */
            runs: {
                /** Format: uuid */
                id: string;
                number: number;
                /** @enum {string} */
                status: "scheduled" | "pending" | "queued" | "running" | "waiting" | "paused" | "cancelling" | "rolling_back" | "completed" | "failed" | "cancelled" | "timed_out" | "skipped";
                version: number;
                /** Format: date-time */
                created_at: string;
                started_at: string | null;
                finished_at: string | null;
                /** @description For each of `tasks`, in this order: index of `states`; -1 if the run has none. */
                state: number[];
                /** @description For each of `tasks`: sequence number of the task run that the state is of; or -1. */
                seq: number[];
            }[];
        };
        JobHistory: {
            /**
             * Format: date-time
             * @description From when on runs are counted: later if there are more than 50 000.
             */
            since: string;
            /** Format: date-time */
            until: string;
            runs: number;
            completed: number;
            /** @description Runs that failed or timed out. */
            failed: number;
            /** @description Completed ones among those that completed, failed or timed out, 0 to 1. */
            success_rate: number | null;
            /** @description Median duration of runs that were neither cancelled nor run again. */
            p50_ms: number | null;
            p95_ms: number | null;
            bucket_ms: number;
            /** @description Runs by the day that they were created on and by state; empty days are left out. */
            buckets: {
                /** Format: date-time */
                start: string;
                counts: {
                    [key: string]: number;
                };
            }[];
        };
        CancelRequest: {
            /** @default false */
            force?: boolean;
        };
        RunChange: {
            message: string;
            /** Format: uuid */
            job_run_id: string;
            job_name: string;
            previous_status: components["schemas"]["JobRunStatus"];
            new_status: components["schemas"]["JobRunStatus"];
        };
        /** @enum {string} */
        JobRunStatus: "scheduled" | "pending" | "queued" | "running" | "waiting" | "paused" | "cancelling" | "rolling_back" | "completed" | "failed" | "cancelled" | "timed_out" | "skipped";
        JobRunRequest: {
            /** Format: uuid */
            job_id?: string;
            job_name?: string;
            /**
             * @description Who or what asks, for the record.
             * @default api
             */
            triggered_by?: string;
            /**
             * @description Values of the job's inputs.
             * @default {}
             */
            inputs?: {
                [key: string]: unknown;
            };
        };
        StartedRun: {
            message: string;
            /** Format: uuid */
            job_run_id: string;
            /**
             * Format: uuid
             * @description Same as `job_run_id`, for clients of the Go system.
             */
            JobRunID: string;
            /** Format: uuid */
            job_id: string;
            job_name: string;
            status: components["schemas"]["JobRunStatus"];
        };
        JobRunDetail: {
            /** Format: uuid */
            id: string;
            /** @description A short name for it: rises over the runs of all jobs, with gaps. */
            number: number;
            /** Format: uuid */
            job_id: string;
            job_name: string;
            /** Format: uuid */
            version_id: string;
            /** @description Number of the job's version that runs. */
            version: number;
            status: components["schemas"]["JobRunStatus"];
            /** @description Why it is in this state, where there is more to say. */
            reason: string | null;
            /** @description True if something failed that was allowed to. */
            warnings: boolean;
            /**
             * @description What the compensations came to; `none` if there were none to run.
             * @enum {string}
             */
            rollback: "none" | "completed" | "partial" | "failed";
            triggered_by: string;
            priority: number;
            attempt: number;
            total_tasks: number;
            /** @description Tasks that have not ended. */
            open_tasks: number;
            /** @description Tasks that ended badly, including those that never ran because of it. */
            failed_tasks: number;
            /** @description The task run of another run that started this one; null if none did. */
            parent_task_run_id: string | null;
            error_message: string | null;
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            finished_at: string | null;
            paused_at: string | null;
            cancel_requested_at: string | null;
            /** @description When a run that did not succeed is tried again by itself; null if it is not. */
            retry_at: string | null;
            /** @description How often it may still be tried again by itself. While this is above 0, a run that failed or timed out is not over: either it is opened again or this becomes 0. */
            retries_left: number;
            /** @description The run that this one repeats with other inputs or another version. */
            rerun_of: string | null;
            inputs: {
                [key: string]: unknown;
            };
            outputs: {
                [key: string]: unknown;
            } | null;
            /** @description Lines that the run's log had when this was read, with all lines of every attempt that has ended here: a reader with so many lines misses none of them. */
            log_lines: number;
            /** @description All task runs; in large runs with the beginning of each output only (`output_truncated`). */
            task_runs: components["schemas"]["TaskRun"][];
        };
        /** @description One task of one run. */
        TaskRun: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job_run_id: string;
            /** @description Number of the task run within its run, from 0. */
            seq: number;
            /** @description The task's name. */
            name: string;
            /** @description Same as `name`. */
            task_name: string;
            /** @description The task run that expanded into this one: a group, for_each or loop; null outside. */
            parent_id: string | null;
            /**
             * @description What it is of its task: the task itself, an item, an iteration, or its undoing.
             * @enum {string}
             */
            kind: "task" | "item" | "iteration" | "compensation";
            /** @description Key of the item; null for others. */
            item_key: string | null;
            /** @description Place of the item or iteration, from 0. */
            item_index: number | null;
            status: components["schemas"]["TaskRunStatus"];
            skip_reason: string | null;
            /** @description How it got its state if it did not run: taken over from the run that this one repeats, or set by a user. */
            ended_by: ("reuse" | "override") | null;
            /** @description True if it failed or timed out and `allow_failure` lets that pass. */
            failure_allowed: boolean;
            /** @description Why a queued task cannot start now; null if nothing but its turn is missing. */
            queue_reason: ("no_worker" | "paused" | "lock" | "max_parallel") | null;
            /** @description The same for people, such as `no worker offers lang:ruby`. */
            queue_message: string | null;
            /** @description Attempts so far; 0 before the first. */
            attempt: number;
            /** @description The worker of the current or the last attempt; null before the first. */
            worker_id: string | null;
            /** @description Tags that a worker needs for this task. */
            tags: string[];
            queue: string;
            queued_at: string | null;
            /** @description When the next attempt is queued; null for a task run that is not retrying. */
            retry_at: string | null;
            started_at: string | null;
            finished_at: string | null;
            exit_code: number | null;
            /** @description The task's output as text. */
            output: string | null;
            /** @description True if the task printed more than its output keeps; the log has all of it. */
            stdout_truncated: boolean;
            /** @description True if its result came from the cache and nothing was run. */
            cached: boolean;
            /** @description What the script last wrote to `$STRATAL_PROGRESS`; null if nothing. */
            progress: {
                percent: number;
                text: string;
            } | null;
            /** @description What the script used, by its control group: a figure is null where the system does not keep it, all of it where the worker has no control group for the attempt. */
            usage: {
                cpu_seconds: number | null;
                peak_memory_bytes: number | null;
                /** @description From disks; what the system had in memory does not count. */
                read_bytes: number | null;
                written_bytes: number | null;
            } | null;
            /** @description Markdown that the script left in `$STRATAL_SUMMARY`. It is not trusted: no HTML of it may be shown. Long ones are cut in lists. */
            summary: string | null;
            /** @description True if only the beginning of the output is shown; getTaskRun has all of it. */
            output_truncated: boolean;
            /** @description Structured outputs; left out (null) in lists of many tasks. */
            outputs: {
                [key: string]: unknown;
            } | null;
            /** @description `kind`, `message` and details of the failure. */
            error: {
                [key: string]: unknown;
            } | null;
            error_message: string | null;
        };
        /** @enum {string} */
        TaskRunStatus: "pending" | "queued" | "running" | "retrying" | "waiting" | "completed" | "failed" | "timed_out" | "cancelled" | "skipped";
        JobRunList: {
            job_runs: components["schemas"]["JobRun"][];
            /** @description Page size that was used. */
            limit: number;
            offset: number;
            /** @description Entries in this page. */
            count: number;
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description One execution of a job. */
        JobRun: {
            /** Format: uuid */
            id: string;
            /** @description A short name for it: rises over the runs of all jobs, with gaps. */
            number: number;
            /** Format: uuid */
            job_id: string;
            job_name: string;
            /** Format: uuid */
            version_id: string;
            /** @description Number of the job's version that runs. */
            version: number;
            status: components["schemas"]["JobRunStatus"];
            /** @description Why it is in this state, where there is more to say. */
            reason: string | null;
            /** @description True if something failed that was allowed to. */
            warnings: boolean;
            /**
             * @description What the compensations came to; `none` if there were none to run.
             * @enum {string}
             */
            rollback: "none" | "completed" | "partial" | "failed";
            triggered_by: string;
            priority: number;
            attempt: number;
            total_tasks: number;
            /** @description Tasks that have not ended. */
            open_tasks: number;
            /** @description Tasks that ended badly, including those that never ran because of it. */
            failed_tasks: number;
            /** @description The task run of another run that started this one; null if none did. */
            parent_task_run_id: string | null;
            error_message: string | null;
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            finished_at: string | null;
            paused_at: string | null;
            cancel_requested_at: string | null;
            /** @description When a run that did not succeed is tried again by itself; null if it is not. */
            retry_at: string | null;
            /** @description How often it may still be tried again by itself. While this is above 0, a run that failed or timed out is not over: either it is opened again or this becomes 0. */
            retries_left: number;
            /** @description The run that this one repeats with other inputs or another version. */
            rerun_of: string | null;
        };
        PausedRunList: {
            paused_job_runs: components["schemas"]["JobRun"][];
            count: number;
        };
        RunEventList: {
            events: components["schemas"]["RunEvent"][];
            limit: number;
            count: number;
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
        };
        RunEvent: {
            id: number;
            /** @description Such as `run_created`, `task_claimed`, `task_completed`. */
            type: string;
            /** Format: date-time */
            at: string;
            task_run_id: string | null;
            attempt: number | null;
            worker_id: string | null;
            /** @description Any JSON value. */
            data: unknown;
        };
        RunGraph: {
            /** @description Grows with the run's changes; the live channel goes on from it. */
            rev: number;
            run: components["schemas"]["RunHead"];
            /** @description The states that `tasks.state` counts in. */
            states: string[];
            nodes: components["schemas"]["RunGraphNode"][];
            tasks: components["schemas"]["TaskColumns"];
        };
        /** @description A run without its task runs, and how many of these are in which state. */
        RunHead: {
            /** Format: uuid */
            id: string;
            status: components["schemas"]["JobRunStatus"];
            /** @description Where the run is: `main`, `rollback`, `handlers`, `finally` or `done`. */
            phase: string;
            /** Format: uuid */
            job_id: string;
            job_name: string;
            version_number: number;
            number: number;
            attempt: number;
            /** Format: date-time */
            created_at: string;
            started_at: string | null;
            finished_at: string | null;
            paused_at: string | null;
            /** @description Task runs by state; states without any are left out. */
            counts: {
                [key: string]: number;
            };
        };
        /** @description A task of the version that the run follows. */
        RunGraphNode: {
            name: string;
            /**
             * @description What its body is; `for_each` and `loop` say what is around it.
             * @enum {string}
             */
            kind: "script" | "builtin" | "group" | "job" | "approval" | "wait";
            /** @description Language of a script, task type of a builtin, name of the job that is run; else null. */
            type: string | null;
            /** @description Direct dependencies, as indexes of `nodes`. */
            depends_on: number[];
            /** @description Index of the group that it is inside of. */
            group: number | null;
            for_each: boolean;
            loop: boolean;
            /** @description Its failure is not one of the run. */
            allow_failure: boolean;
            /** @description Stage number, if the job uses stages. */
            order: number | null;
            /**
             * @description Part of the job; what is inside of a group is of the group's part.
             * @enum {string}
             */
            part: "main" | "on_success" | "on_failure" | "on_cancel" | "finally" | "rollback";
        };
        /** @description Task runs as columns: the same place in each is the same task run, in the order of `seq`. Times are milliseconds since the run was created. */
        TaskColumns: {
            seq: number[];
            /** @description Index of `nodes`. */
            node: number[];
            /** @description Sequence number of the task run that each was expanded in; -1 at the top. */
            parent: number[];
            /** @description Index of `states`. */
            state: number[];
            attempt: number[];
            start: (number | null)[];
            end: (number | null)[];
            queued: (number | null)[];
            /** @description Key of the item; null for others. */
            item: (string | null)[];
            /** @description By sequence number: names that are neither that of the node nor, for items, `name[item]`. */
            names: {
                [key: string]: string;
            };
        };
        Dashboard: {
            /** @enum {string} */
            range: "1h" | "24h" | "7d" | "30d";
            /**
             * Format: date-time
             * @description From when on runs are counted: later than the range began if there are more than 50 000.
             */
            since: string;
            /** Format: date-time */
            until: string;
            tiles: components["schemas"]["DashboardTiles"];
            bucket_ms: number;
            /** @description Runs by the time that they were created at and by state; empty ones are left out. */
            buckets: {
                /** Format: date-time */
                start: string;
                counts: {
                    [key: string]: number;
                };
            }[];
            top_failing: components["schemas"]["JobFigures"][];
            slowest: components["schemas"]["JobFigures"][];
            attention: {
                /** @description The newest run of each job whose newest run in the range failed. */
                failed_runs: components["schemas"]["JobRun"][];
                unmatched: components["schemas"]["UnmatchedDemand"][];
            };
            workers: {
                active: number;
                process_slots: number;
                inline_slots: number;
            };
            queues: {
                name: string;
                depth: number;
                oldest_queued_at: string | null;
            }[];
        };
        DashboardTiles: {
            running: number;
            /** @description Runs of which nothing has started, those that wait for others, too. */
            queued: number;
            oldest_queued_at: string | null;
            /** @description Runs that wait for something outside, such as an approval. */
            waiting: number;
            paused: number;
            /** @description Task runs that wait for approval; 500 means 500 or more. */
            approvals: number;
            /** @description Runs that began in the range. */
            runs: number;
            /** @description Of those, runs that failed or timed out. */
            failed: number;
            /** @description Completed ones among those that completed, failed or timed out, 0 to 1. */
            success_rate: number | null;
            p50_ms: number | null;
            p95_ms: number | null;
        };
        JobFigures: {
            /** Format: uuid */
            job_id: string;
            job_name: string;
            runs: number;
            failed: number;
            /** @description Median duration of runs that were neither cancelled nor run again. */
            p50_ms: number | null;
            /** @description The newest 20 runs, newest first. */
            recent_runs: {
                /** Format: uuid */
                id: string;
                /** @enum {string} */
                status: "scheduled" | "pending" | "queued" | "running" | "waiting" | "paused" | "cancelling" | "rolling_back" | "completed" | "failed" | "cancelled" | "timed_out" | "skipped";
                duration_ms: number | null;
                /** Format: date-time */
                created_at: string;
            }[];
        };
        /** @description Ready task runs that no live worker can take. */
        UnmatchedDemand: {
            queue: string;
            tags: string[];
            /** @description Ready task runs that need a worker with this queue and these tags. */
            tasks: number;
            since: string | null;
            /** @description What is missing, such as `no worker offers gpu`. */
            message: string;
        };
        LiveMessage: {
            /** @constant */
            type: "change";
            topic: string;
            /** @description For a run, that of getRunGraph; else a number that grows. */
            rev: number;
            /** @description For `run:<id>`. */
            run?: components["schemas"]["RunHead"];
            /** @description For `run:<id>`: task runs that are new or changed, as in getRunGraph. */
            tasks?: components["schemas"]["TaskColumns"];
            /** @description For `runs`: those that are new or changed. */
            runs?: components["schemas"]["JobRun"][];
        } | {
            /** @constant */
            type: "subscribed";
            topic: string;
        } | {
            /** @constant */
            type: "reset";
            topic: string;
        } | {
            /** @constant */
            type: "ping";
        } | {
            /** @constant */
            type: "error";
            topic?: string;
            code: string;
            message: string;
        };
        Waiting: {
            /** Format: uuid */
            job_run_id: string;
            job_name: string;
            status: components["schemas"]["JobRunStatus"];
            /** @description Null once the run has ended. */
            run: components["schemas"]["WaitingRun"] | null;
            /** @description All open task runs of the run by their causes, the most frequent first. */
            summary: {
                /** @enum {string} */
                cause: "dependency" | "max_parallel" | "lock" | "admission" | "paused" | "queue_paused" | "no_worker" | "queue" | "retry_timer" | "wait_timer" | "loop_delay" | "event" | "approval" | "sub_job" | "children" | "running" | "stopping";
                count: number;
                message: string;
            }[];
            /** @description A page of the open task runs, in the order of the job. */
            tasks: components["schemas"]["WaitingTask"][];
            limit: number;
            /** @description Entries in this page. */
            count: number;
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
        };
        WaitingRun: {
            /** @enum {string} */
            cause: "scheduled" | "concurrency" | "paused" | "cancelling" | "tasks" | "next_phase";
            /** @description What it waits for, to be read after its name. */
            message: string;
            since: string | null;
            /** @description What lets it go on. */
            releases: string;
            details: components["schemas"]["WaitingDetails"];
        };
        /** @description Particulars; which ones depends on the cause. */
        WaitingDetails: {
            /** @description Task runs that it waits for: how many, and the first 10 open ones. */
            tasks?: {
                open: number;
                total: number;
                named: components["schemas"]["NamedTask"][];
            };
            /** @description `max_parallel`, and how many start before it. */
            window?: {
                limit: number | null;
                before: number | null;
            };
            queue?: {
                name: string;
                /** @description Tags that a worker needs for it. */
                tags: string[];
                /** @description How many stand before it; null if not known, or more than 10000. */
                before: number | null;
                /** @description Slots of its kind of the workers that can take it. */
                slots: number;
                busy: number;
            };
            lock?: {
                key: string;
                /** @description How many others get the key earlier. */
                before: number;
                /** @description The first 10. */
                holders: components["schemas"]["LockHolder"][];
            };
            timer?: {
                at: string | null;
                /** @description The attempt that it starts. */
                attempt: number | null;
                /** @description The iteration that it starts, from 0. */
                iteration: number | null;
            };
            event?: {
                name: string;
                expires_at: string | null;
            };
            approval?: {
                message: string;
                min: number;
                approvers: {
                    users: string[];
                    groups: string[];
                };
                decisions: {
                    by: string;
                    decision: string;
                    at: string;
                    comment: string | null;
                }[];
                expires_at: string | null;
            };
            child_run?: {
                /** Format: uuid */
                job_run_id: string;
                job_name: string;
                status: components["schemas"]["JobRunStatus"];
            };
            worker?: {
                /** Format: uuid */
                id: string;
                name: string;
                attempt: number;
                /** Format: date-time */
                lease_expires_at: string;
            };
        };
        NamedTask: {
            /** Format: uuid */
            task_run_id: string;
            name: string;
            status: components["schemas"]["TaskRunStatus"];
            since: string | null;
        };
        LockHolder: {
            /** Format: uuid */
            job_run_id: string;
            job_name: string;
            /** @description Null if the run itself holds it. */
            task_run_id: string | null;
            task_name: string | null;
            /** Format: date-time */
            since: string;
        };
        WaitingTask: {
            /** Format: uuid */
            task_run_id: string;
            name: string;
            /** @description The names around it and its own, such as `regions[eu]/build`. */
            path: string;
            status: components["schemas"]["TaskRunStatus"];
            /** @enum {string} */
            cause: "dependency" | "max_parallel" | "lock" | "admission" | "paused" | "queue_paused" | "no_worker" | "queue" | "retry_timer" | "wait_timer" | "loop_delay" | "event" | "approval" | "sub_job" | "children" | "running" | "stopping";
            /** @description What it waits for, to be read after its name. */
            message: string;
            since: string | null;
            /** @description What lets it go on. */
            releases: string;
            details: components["schemas"]["WaitingDetails"];
        };
        TaskAttemptList: {
            attempts: components["schemas"]["TaskAttempt"][];
            count: number;
        };
        TaskAttempt: {
            attempt: number;
            /** @description A task run status, `lost` (the worker was lost) or `released` (handed back by a worker). */
            status: string;
            worker_id: string | null;
            started_at: string | null;
            finished_at: string | null;
            exit_code: number | null;
            error: {
                [key: string]: unknown;
            } | null;
            error_message: string | null;
            /** @description What the script used, by its control group: a figure is null where the system does not keep it, all of it where the worker has no control group for the attempt. */
            usage: {
                cpu_seconds: number | null;
                peak_memory_bytes: number | null;
                /** @description From disks; what the system had in memory does not count. */
                read_bytes: number | null;
                written_bytes: number | null;
            } | null;
        };
        TaskRunList: {
            task_runs: components["schemas"]["TaskRun"][];
            /** @description Page size that was used. */
            limit: number;
            offset: number;
            /** @description Entries in this page. */
            count: number;
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
        };
        ResolvedValues: {
            /**
             * @description `not_run`: no worker has run it. `no_values`: it is a frame for others (a group, a for_each, a loop) or only waits. `too_large`: the outputs of the run are too many to evaluate here. `failed`: an expression cannot be evaluated.
             * @enum {string}
             */
            state: "resolved" | "not_run" | "no_values" | "too_large" | "failed";
            /** @description Why there are no values; null if there are. */
            message: string | null;
            /** @description The attempt that was given these values, the newest. */
            attempt: number;
            /** @description The run's inputs, which every task of it knows. */
            inputs: {
                [key: string]: unknown;
            };
            parameters: components["schemas"]["ResolvedValue"][];
            /** @description The variables of a script, by name, without those that only its machine knows (`PATH`, `STRATAL_OUTPUT` and other files). Empty for a builtin task. */
            env: components["schemas"]["ResolvedValue"][];
            /** @description Further variables, which are not shown. */
            env_omitted: number;
        };
        ResolvedValue: {
            name: string;
            /** @description What the task was given. Secrets are never read for it: `***` stands for them, and for sensitive inputs and outputs. */
            value: unknown;
            /** @description What the job's author wrote, if it has expressions or references; null if the value is as written. */
            expression: unknown;
            /**
             * @description Whose value it is: of two with one name, the later of this list is taken.
             * @enum {string}
             */
            from: "job" | "task" | "parameter" | "secret" | "input" | "task_output" | "stratal";
            /** @description True if only the beginning of a long value is shown. */
            truncated: boolean;
        };
        ArtifactDeleted: {
            message: string;
        };
        /** @description A file that a task left. */
        Artifact: {
            /** Format: uuid */
            id: string;
            /** Format: uuid */
            job_run_id: string;
            /** Format: uuid */
            task_run_id: string;
            task_name: string;
            /** @description The attempt of the task run that left it. */
            attempt: number;
            /** @description Name of its rule, or of the file in `$STRATAL_ARTIFACTS`. */
            name: string;
            /** @description Where the task left it, relative to its directory. */
            path: string;
            /** @description Bytes. */
            size: number;
            /** @description SHA-256 of the content, in hexadecimal. */
            sha256: string;
            content_type: string;
            /** Format: date-time */
            created_at: string;
            /** @description Null if it is kept as long as its run. */
            expires_at: string | null;
        };
        ArtifactList: {
            artifacts: components["schemas"]["Artifact"][];
            /** @description How many this page has. */
            count: number;
            limit: number;
            offset: number;
        };
        ApprovalDecision: {
            message: string;
            /** @description What the approval came to; null while more decisions are needed. */
            verdict: ("approved" | "rejected") | null;
            /** @description Approvals that are still needed. */
            missing: number;
        };
        OpenApprovalList: {
            approvals: components["schemas"]["OpenApproval"][];
            count: number;
        };
        /** @description A task run that waits for people to decide. */
        OpenApproval: {
            /** Format: uuid */
            task_run_id: string;
            task_name: string;
            /** Format: uuid */
            job_run_id: string;
            run_number: number;
            /** Format: uuid */
            job_id: string;
            job_name: string;
            /** @description Who started the run; empty if nobody did. */
            started_by: string;
            message: string;
            since: string | null;
            /**
             * Format: date-time
             * @description When it ends by itself, if the run is not paused until then.
             */
            expires_at: string;
            /** @description Approvals that it takes. */
            min: number;
            approvers: {
                users: string[];
                groups: string[];
            };
            decisions: {
                by: string;
                decision: string;
                /** Format: date-time */
                at: string;
                comment: string;
            }[];
            /** @description Inputs that an approval asks for, by name, as in a job's definition. */
            form: {
                [key: string]: unknown;
            };
            /** @description Why the caller may not decide about it, as a sentence; null if they may. */
            refusal: string | null;
        };
        SentEvent: {
            message: string;
            /** @description Tasks that were woken. */
            delivered: number;
        };
        OverrideRequest: {
            /**
             * @description The state to give.
             * @enum {string}
             */
            status: "completed" | "skipped" | "failed";
            /** @description Why, for the record. */
            reason: string;
            /** @description Outputs for later tasks to read; with `completed` only. */
            outputs?: {
                [key: string]: unknown;
            };
        };
        OverriddenTaskRun: {
            message: string;
            previous_status: string;
            task_run: components["schemas"]["TaskRun"];
        };
        RerunRequest: {
            /**
             * @description Everything; what did not succeed and what depends on it; or `task` (or `tasks`) and what depends on it.
             * @default failed
             * @enum {string}
             */
            mode?: "all" | "failed" | "task";
            /** @description With mode `task`: the name of a task, or the id of a task run. */
            task?: string;
            /** @description With mode `task`: several of them, such as some items of a for_each. The other items keep what they came to. */
            tasks?: string[];
            /** @description Inputs that replace those of the run; the others stay. */
            inputs?: {
                [key: string]: unknown;
            };
            /**
             * @description The version of the job to run.
             * @default same
             * @enum {string}
             */
            version?: "same" | "latest";
        };
        StartedRerun: {
            message: string;
            /**
             * Format: uuid
             * @description The run itself, or the new run.
             */
            job_run_id: string;
            job_name: string;
            attempt: number;
            /** @description True if a new run was started: the inputs or the version are other ones. */
            new_run: boolean;
        };
        SecretRequest: {
            /** @description The name that jobs use. */
            name: string;
            /** @description At most 65 536 characters. */
            value: string;
        };
        /** @description A secret without its value, which no operation returns. */
        Secret: {
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Raised by every new value. */
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            last_used_at: string | null;
        };
        SecretUsageList: {
            usages: components["schemas"]["SecretUsage"][];
            count: number;
        };
        /** @description A secret and the jobs that ask for it. */
        SecretUsage: {
            name: string;
            /** @description False: the tasks that need it fail until it is created. */
            exists: boolean;
            /** @description By name. */
            jobs: {
                /** Format: uuid */
                id: string;
                name: string;
            }[];
        };
        SecretList: {
            secrets: components["schemas"]["Secret"][];
            count: number;
        };
        SecretValue: {
            /** @description At most 65 536 characters. */
            value: string;
        };
        ChangedSecret: {
            message: string;
            /** Format: uuid */
            id: string;
            name: string;
            /** @description Raised by every new value. */
            version: number;
            /** Format: date-time */
            created_at: string;
            /** Format: date-time */
            updated_at: string;
            last_used_at: string | null;
        };
        StreamStatus: {
            /** @constant */
            status: "active";
            websocket_connections: number;
            sse_connections: number;
            total_connections: number;
        };
        LogPage: {
            logs: components["schemas"]["LogMessage"][];
            pagination: components["schemas"]["Pagination"];
            /** @description True if lines of this log were removed because they were older than logs are kept. */
            pruned?: boolean;
        };
        LogMessage: {
            /**
             * @description `task`: a line that a task printed.
             * @enum {string}
             */
            type: "system" | "job" | "task";
            job_run_id: string | null;
            task_run_id: string | null;
            task_name: string | null;
            /** @description Attempt of the task run that printed the line. */
            attempt: number | null;
            /** Format: date-time */
            timestamp: string;
            /** @enum {string} */
            level: "debug" | "info" | "warn" | "error";
            /** @enum {string} */
            stream: "stdout" | "stderr" | "system";
            message: string;
            /** @description Number of the line within the attempt, from 0 without a gap: whoever has all of them has all. */
            seq: number | null;
            /** @description Place of the line in the run's log, for `after`; null where nothing can be resumed. */
            cursor: string | null;
            /** @description `partial: true` if a very long line goes on in the next message of its stream; `end: true` marks the end; `pruned: true` says that lines were removed because of their age. */
            metadata: {
                [key: string]: unknown;
            };
        };
        Pagination: {
            /** @description Lines in all pages. */
            total: number;
            limit: number;
            offset: number;
            /** @description Lines in this page. */
            count: number;
        };
        LogSearch: {
            matches: components["schemas"]["LogMatch"][];
            /** @description `after` of the next request; null at the end. */
            next_cursor: string | null;
            searched_lines: number;
            /** @description True if lines of this log were removed because they were older than logs are kept. */
            pruned: boolean;
        };
        LogMatch: {
            /** @description Lines of the run's (or task run's) log before this one: `offset` of the lists of lines. */
            offset: number;
            line: components["schemas"]["LogMessage"];
            before: components["schemas"]["LogMessage"][];
            after: components["schemas"]["LogMessage"][];
        };
        LogBatch: {
            /** @constant */
            type: "batch";
            /** Format: uuid */
            job_run_id: string;
            /** Format: uuid */
            task_run_id: string;
            task_name: string;
            attempt: number;
            /** @description Number of the first line within the attempt. */
            seq: number;
            /** @description Cursor of the last line. */
            cursor: string;
            lines: {
                /** @enum {string} */
                stream: "stdout" | "stderr" | "system";
                /** @description Unix milliseconds. */
                at_ms: number;
                partial: boolean;
                message: string;
            }[];
        };
        LogBlock: {
            /** @constant */
            type: "block";
            /** Format: uuid */
            job_run_id: string;
            /** Format: uuid */
            task_run_id: string;
            task_name: string;
            attempt: number;
            /** @description Number of the first line within the attempt. */
            seq: number;
            /** @description Cursor of the last line. */
            cursor: string;
            /** @description What `text` consists of, in order. */
            runs: {
                /** @enum {string} */
                stream: "stdout" | "stderr" | "system";
                /** @description Unix milliseconds. */
                at_ms: number;
                /** @description How many lines of `text`. */
                lines: number;
                /** @description The last of them goes on in its stream's next line. */
                partial: boolean;
            }[];
            /** @description The lines, with a newline between them. */
            text: string;
        };
        LogMatches: {
            /** @description Pairs: place of a matching line, and how many lines match from there on. */
            ranges: number[];
            /** @description Place after the last line that was searched. */
            lines: number;
            /** @description `after` of the next request; null if the log is empty. */
            cursor: string | null;
            /** @description True if every line that the log has by now was searched. */
            complete: boolean;
        };
        LogPlace: {
            /** @description The line's place; that of the last line if all are older. */
            offset: number;
        };
        LogLines: {
            blocks: components["schemas"]["PlacedLogBlock"][];
            /** @description Lines of the log. */
            total: number;
            /** @description True if the run (or task run) has ended, so that the log does not grow. */
            ended: boolean;
            /** @description True if lines of this log were removed because they were older than logs are kept. */
            pruned: boolean;
        };
        PlacedLogBlock: {
            /** Format: uuid */
            task_run_id: string;
            task_name: string;
            attempt: number;
            /** @description Number of the first line within the attempt. */
            seq: number;
            /** @description Cursor of the last line. */
            cursor: string;
            /** @description What `text` consists of, in order. */
            runs: {
                /** @enum {string} */
                stream: "stdout" | "stderr" | "system";
                /** @description Unix milliseconds. */
                at_ms: number;
                /** @description How many lines of `text`. */
                lines: number;
                /** @description The last of them goes on in its stream's next line. */
                partial: boolean;
            }[];
            /** @description The lines, with a newline between them. */
            text: string;
            /** @description Place of the first line, from 0. */
            offset: number;
        };
        ChangedWorker: {
            /** Format: uuid */
            id: string;
            name: string;
            hostname: string;
            pid: number;
            version: string;
            /**
             * @description `draining`: it takes no more tasks, because it ends or because somebody drained it (`drained_by`). `dead` as soon as its lease has ended, whether or not its tasks have been taken back yet.
             * @enum {string}
             */
            status: "active" | "draining" | "stopped" | "dead";
            queues: string[];
            /** @description What it offers, such as `lang:python`. */
            tags: string[];
            /** @description How scripts are kept apart, see docs/guides/isolation.md; null for a worker that does not say. */
            isolation: ("process" | "uid" | "namespaces") | null;
            process_slots: number;
            inline_slots: number;
            running_tasks: number;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            heartbeat_at: string;
            /** Format: date-time */
            lease_expires_at: string;
            /** @description When somebody drained it; null for a worker that nobody drained, or that ends. */
            drained_at: string | null;
            drained_by: string | null;
            /** @description What was done, for people. */
            message: string;
        };
        WorkerTaskList: {
            tasks: components["schemas"]["WorkerTask"][];
            count: number;
        };
        /** @description A task run that a worker executes. */
        WorkerTask: {
            /** Format: uuid */
            task_run_id: string;
            name: string;
            attempt: number;
            started_at: string | null;
            /** Format: uuid */
            job_run_id: string;
            /** @description Place of the task run in its run. */
            seq: number;
            /** Format: uuid */
            job_id: string;
            job_name: string;
        };
        WorkerList: {
            workers: components["schemas"]["Worker"][];
            count: number;
        };
        Worker: {
            /** Format: uuid */
            id: string;
            name: string;
            hostname: string;
            pid: number;
            version: string;
            /**
             * @description `draining`: it takes no more tasks, because it ends or because somebody drained it (`drained_by`). `dead` as soon as its lease has ended, whether or not its tasks have been taken back yet.
             * @enum {string}
             */
            status: "active" | "draining" | "stopped" | "dead";
            queues: string[];
            /** @description What it offers, such as `lang:python`. */
            tags: string[];
            /** @description How scripts are kept apart, see docs/guides/isolation.md; null for a worker that does not say. */
            isolation: ("process" | "uid" | "namespaces") | null;
            process_slots: number;
            inline_slots: number;
            running_tasks: number;
            /** Format: date-time */
            started_at: string;
            /** Format: date-time */
            heartbeat_at: string;
            /** Format: date-time */
            lease_expires_at: string;
            /** @description When somebody drained it; null for a worker that nobody drained, or that ends. */
            drained_at: string | null;
            drained_by: string | null;
        };
        Queue: {
            name: string;
            /** @enum {string} */
            status: "active" | "paused";
            /** @description Task runs, of whatever project, that a worker may take. */
            depth: number;
            /** @description Since when the oldest of them waits. */
            oldest_queued_at: string | null;
            /** @description Attempts that ended within the last minute; above 20 000 an estimate. */
            throughput_per_minute: number;
            /** @description Active workers that take from it. */
            workers: number;
            paused_at: string | null;
            paused_by: string | null;
        };
        QueueList: {
            queues: components["schemas"]["Queue"][];
            count: number;
            /** @description What no live worker can take, of the first 50 000 ready task runs. */
            unmatched: components["schemas"]["UnmatchedDemand"][];
        };
        ChangedQueue: {
            message: string;
            name: string;
            /** @enum {string} */
            status: "active" | "paused";
            /** @description Task runs, of whatever project, that a worker may take. */
            depth: number;
            /** @description Since when the oldest of them waits. */
            oldest_queued_at: string | null;
            /** @description Attempts that ended within the last minute; above 20 000 an estimate. */
            throughput_per_minute: number;
            /** @description Active workers that take from it. */
            workers: number;
            paused_at: string | null;
            paused_by: string | null;
        };
        TokenRequest: {
            /** @description What the token is for. */
            name: string;
            /** @description Name of the user; the caller if left out. */
            user?: string;
            /**
             * @description Role of a user that is created; `viewer` if left out.
             * @enum {string}
             */
            role?: "viewer" | "operator" | "admin" | "owner";
            /**
             * Format: date-time
             * @description When it stops working; never if left out.
             */
            expires_at?: string;
        };
        CreatedToken: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            user_id: string;
            user_name: string;
            /**
             * @description Role of the token's user: what the token may do.
             * @enum {string}
             */
            role: "viewer" | "operator" | "admin" | "owner";
            /** Format: date-time */
            created_at: string;
            /** @description To the minute. */
            last_used_at: string | null;
            expires_at: string | null;
            revoked_at: string | null;
            /** @description The token. It is not shown again. */
            token: string;
        };
        TokenList: {
            tokens: components["schemas"]["Token"][];
            count: number;
        };
        /** @description An API token; the token itself is shown once, when it is created. */
        Token: {
            /** Format: uuid */
            id: string;
            name: string;
            /** Format: uuid */
            user_id: string;
            user_name: string;
            /**
             * @description Role of the token's user: what the token may do.
             * @enum {string}
             */
            role: "viewer" | "operator" | "admin" | "owner";
            /** Format: date-time */
            created_at: string;
            /** @description To the minute. */
            last_used_at: string | null;
            expires_at: string | null;
            revoked_at: string | null;
        };
        SessionRequest: {
            token: string;
        };
        /** @description Who asks, and what they may do. */
        Session: {
            /**
             * @description `local`: this server needs no login. `token`: it needs one.
             * @enum {string}
             */
            mode: "local" | "token";
            /** @description The user's name. */
            name: string;
            /** @enum {string} */
            role: "viewer" | "operator" | "admin" | "owner";
            /** @description What the user may do. */
            permissions: ("jobs:read" | "jobs:write" | "jobs:delete" | "runs:read" | "runs:start" | "runs:control" | "logs:read" | "secrets:read" | "secrets:write" | "workers:read" | "workers:write" | "queues:write" | "tokens:read" | "tokens:write")[];
        };
        TemplateDetail: {
            /**
             * Format: uuid
             * @description Id of this version.
             */
            id: string;
            name: string;
            /** @description Counts the versions of the name from 1, also over its deletion. */
            version: number;
            /**
             * @description Tasks use it with `uses`, jobs with `extends`.
             * @enum {string}
             */
            kind: "task" | "job";
            description: string;
            /** @enum {string} */
            source_format: "yaml" | "json";
            /** @description SHA-256 of the canonical form, in hexadecimal. */
            content_hash: string;
            created_by: string;
            /** Format: date-time */
            created_at: string;
            /** @description True for the newest version of the name. */
            latest: boolean;
            /** @description Parameters of a task template, as they are declared. */
            inputs: {
                [key: string]: unknown;
            };
            /** @description Keys of the task or the job, as they are written. */
            body: {
                [key: string]: unknown;
            };
            /** @description The document as its author wrote it. */
            source_text: string;
        };
        TemplateList: {
            templates: components["schemas"]["Template"][];
            /** @description Page size that was used. */
            limit: number;
            offset: number;
            /** @description Entries in this page. */
            count: number;
            /** @description Cursor of the next page; null on the last one. */
            next_cursor: string | null;
        };
        /** @description One version of a template. */
        Template: {
            /**
             * Format: uuid
             * @description Id of this version.
             */
            id: string;
            name: string;
            /** @description Counts the versions of the name from 1, also over its deletion. */
            version: number;
            /**
             * @description Tasks use it with `uses`, jobs with `extends`.
             * @enum {string}
             */
            kind: "task" | "job";
            description: string;
            /** @enum {string} */
            source_format: "yaml" | "json";
            /** @description SHA-256 of the canonical form, in hexadecimal. */
            content_hash: string;
            created_by: string;
            /** Format: date-time */
            created_at: string;
        };
        TemplatePreviewRequest: {
            version?: number;
            /**
             * @description Values of a task template's parameters.
             * @default {}
             */
            parameters?: {
                [key: string]: unknown;
            };
        };
        TemplatePreview: {
            name: string;
            version: number;
            /** @enum {string} */
            kind: "task" | "job";
            valid: boolean;
            /** @description The job document, in YAML. */
            text: string;
            /** @description Lines are those of `text`; mistakes in the parameters have none. */
            problems: components["schemas"]["DocumentWarning"][];
        };
        /** @description A template's document, as JSON or YAML: `task` or `job` has the keys it gives. */
        TemplateDocument: {
            /** @constant */
            stratal: 1;
            name: string;
            /** @enum {string} */
            kind: "task" | "job";
        } & {
            [key: string]: unknown;
        };
        SavedTemplate: {
            template: components["schemas"]["TemplateDetail"];
            /** @enum {string} */
            outcome: "created" | "new_version" | "unchanged";
            message: string;
        };
        TaskTypeList: {
            task_types: {
                name: string;
                description: string;
                /** @description JSON Schema of the parameters. */
                parameters: {
                    [key: string]: unknown;
                };
            }[];
            count: number;
        };
        EvaluationRequest: {
            /** @description An expression; with `${{ }}` in it, a text as in `env`. */
            text: string;
            /**
             * @description What it may read, by root: `inputs`, `tasks`, `item` and so on.
             * @default {}
             */
            values?: {
                [key: string]: unknown;
            };
        };
        Evaluation: {
            /** @description The result; null if the expression failed. */
            value: unknown;
            /** @description The result's type; null if the expression failed. */
            type: ("null" | "boolean" | "number" | "string" | "list" | "map") | null;
            /** @description Units of work that it took. */
            work: number;
            /** @description Units of work that it may take. */
            max_work: number;
            error: {
                /** @enum {string} */
                kind: "expression_error" | "expression_budget" | "not_boolean";
                message: string;
                /** @description Everything that is wrong. */
                issues: {
                    message: string;
                    /** @description Place in `text`, in UTF-16 units. */
                    offset: number;
                }[];
            } | null;
        };
        ApiHealth: {
            /** @constant */
            message: "API is running";
            /** @constant */
            status: "healthy";
            version: string;
        };
        Health: {
            /** @enum {string} */
            status: "healthy" | "degraded" | "unhealthy";
            /** @constant */
            service: "stratal";
            /** @description Version of Stratal. */
            version: string;
            database: {
                /** @enum {string} */
                status: "up" | "down";
                latency_ms: number | null;
                /** @description Version of PostgreSQL. */
                version: string | null;
                /** @description The newest migration that was applied. */
                schema: string | null;
                /** @description Why the database, which answers, cannot store anything, and what to do: its disk is full. Told for 15 seconds after something was refused for it. */
                problem: string | null;
            };
            workers: {
                active: number;
                /** @description Scripts that the active workers run at once. */
                process_slots: number;
                /** @description Builtin tasks that the active workers run at once. */
                inline_slots: number;
            };
            queue: {
                /**
                 * @description What carries ready tasks to workers.
                 * @enum {string}
                 */
                kind: "postgres" | "redis";
                /**
                 * @description While Redis is down, tasks are taken from PostgreSQL, and the service is healthy.
                 * @enum {string}
                 */
                status: "up" | "down";
            };
            uptime_seconds: number;
        };
        Liveness: {
            /** @constant */
            status: "alive";
            uptime_seconds: number;
        };
        Readiness: {
            /** @enum {string} */
            status: "ready" | "not_ready";
            /** @description Version of Stratal. */
            version: string;
            database: {
                /** @enum {string} */
                status: "up" | "down";
                latency_ms: number | null;
                /** @description Version of PostgreSQL. */
                version: string | null;
                /** @description The newest migration that was applied. */
                schema: string | null;
                /** @description Why the database, which answers, cannot store anything, and what to do: its disk is full. Told for 15 seconds after something was refused for it. */
                problem: string | null;
            };
            workers: {
                active: number;
                /** @description Scripts that the active workers run at once. */
                process_slots: number;
                /** @description Builtin tasks that the active workers run at once. */
                inline_slots: number;
            };
            queue: {
                /**
                 * @description What carries ready tasks to workers.
                 * @enum {string}
                 */
                kind: "postgres" | "redis";
                /**
                 * @description While Redis is down, tasks are taken from PostgreSQL, and the service is healthy.
                 * @enum {string}
                 */
                status: "up" | "down";
            };
            uptime_seconds: number;
        };
        /** @description How the service does, without names, inputs, secrets or settings. */
        Diagnostics: {
            /** Format: date-time */
            generated_at: string;
            server: {
                version: string;
                node: string;
                platform: string;
                uptime_seconds: number;
                /** @description Resident memory of the process. */
                memory_bytes: number;
                /** @description Of these, used by JavaScript. */
                heap_bytes: number;
                /** @description How late timers come, within the last minute or two; 0 is none. */
                event_loop_lag_ms: {
                    p50: number;
                    p99: number;
                    max: number;
                };
                /** @description Part of this time that it worked instead of waiting, 0 to 1. */
                event_loop_utilization: number;
                /** @description Open log streams of both kinds, connections of the live channel, and what these follow. */
                streams: {
                    websocket: number;
                    sse: number;
                    live: number;
                    live_topics: number;
                };
                /** @description The file system of the data directory; null where the system does not say. */
                disk: {
                    free_bytes: number;
                    total_bytes: number;
                } | null;
            };
            database: {
                version: string;
                schema: string | null;
                /** @description `pending` are those that this server has and the database has not; null if unknown. */
                migrations: {
                    applied: number;
                    pending: string[];
                } | null;
                /** @description As in `/health`: why nothing can be stored. */
                problem: string | null;
                latency_ms: number;
                size_bytes: number;
                /** @description Connections of this server; `waiting` counts requests for one. */
                pool: {
                    open: number;
                    idle: number;
                    waiting: number;
                    limit: number;
                };
                /** @description Of all programs to this database. */
                connections: number;
                max_connections: number;
                waiting_for_locks: number;
                oldest_transaction: {
                    pid: number;
                    application: string;
                    state: string | null;
                    seconds: number;
                } | null;
            };
            queue: {
                /** @enum {string} */
                kind: "postgres" | "redis";
                /** @enum {string} */
                status: "up" | "down";
            };
            workers: {
                version: string;
                /** @enum {string} */
                status: "active" | "draining";
                count: number;
            }[];
            warnings: components["schemas"]["HealthWarning"][];
        };
        HealthWarning: {
            /** @enum {string} */
            code: "disk_full" | "database_full" | "long_transaction" | "connections_scarce" | "pool_exhausted" | "no_worker" | "unmatched_tasks" | "mixed_versions" | "queue_unreachable" | "event_loop_slow";
            /** @enum {string} */
            severity: "warning" | "critical";
            message: string;
            /** @description What to do about it. */
            advice: string;
        };
    };
    responses: {
        /** @description An error. */
        Problem: {
            headers: {
                /** @description Id of the request, for finding it in the server's log. */
                "x-request-id"?: string;
                [name: string]: unknown;
            };
            content: {
                "application/problem+json": components["schemas"]["Problem"];
            };
        };
    };
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    listJobs: {
        parameters: {
            query?: {
                /** @description Entries per page, at most 500; a larger number means 500. */
                limit?: number;
                /** @description Entries to skip. Slow for large numbers: prefer `cursor`. */
                offset?: number;
                /** @description `next_cursor` of the page before; do not combine it with `offset`. */
                cursor?: string;
                /** @description Only the job of exactly this name. */
                name?: string;
                /** @description Only jobs whose name or description contains this. */
                q?: string;
                sort?: "newest" | "name";
                /** @description `stats` adds what each job's newest 20 runs came to. */
                with?: "stats";
                /** @description Answer with this job instead of a list. */
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 characters. The same request with the same key within 24 hours answers with what the first one made and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobDocument"];
                "application/yaml": string;
                "text/yaml": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description Revision of the job, for If-Match. */
                    etag?: string;
                    /** @description The job's URL. */
                    location?: string;
                    /** @description `true` if the Idempotency-Key was known and nothing was made. */
                    "idempotent-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedJob"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. `invalid_definition`: The job definition is not valid. `invalid_yaml`: The document is not valid YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job_name_taken`: The job name is taken. `idempotency_conflict`: The Idempotency-Key was used with another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description Revision of the job, for If-Match. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDetail"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateJob: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that the change is based on; 412 if it is not the newest. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobDocument"];
                "application/yaml": string;
                "text/yaml": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description Revision of the job, for If-Match. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedJob"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. `invalid_definition`: The job definition is not valid. `invalid_yaml`: The document is not valid YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job_name_taken`: The job name is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `revision_conflict`: The object was changed by someone else. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteJob: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareJobVersions: {
        parameters: {
            query?: {
                /** @description The one before `to` if left out. */
                from?: number;
                /** @description The newest if left out. */
                to?: number;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDifference"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    compareJobDocument: {
        parameters: {
            query?: {
                /** @description The newest if left out. */
                from?: number;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobDocument"];
                "application/yaml": string;
                "text/yaml": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobDifference"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. `invalid_definition`: The job definition is not valid. `invalid_yaml`: The document is not valid YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
                number: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobVersionDetail"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobVersions: {
        parameters: {
            query?: {
                /** @description Entries per page, at most 500; a larger number means 500. */
                limit?: number;
                /** @description Entries to skip. Slow for large numbers: prefer `cursor`. */
                offset?: number;
                /** @description `next_cursor` of the page before; do not combine it with `offset`. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobVersionList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    restoreJobVersion: {
        parameters: {
            query?: never;
            header?: {
                /** @description ETag of the version that the change is based on; 412 if it is not the newest. */
                "If-Match"?: string;
            };
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RestoreRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description Revision of the job, for If-Match. */
                    etag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedJob"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. `invalid_definition`: The job definition is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `job_name_taken`: The job name is taken. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `revision_conflict`: The object was changed by someone else. */
            412: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    dryRunJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["DryRunRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["DryRun"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. `invalid_definition`: The job definition is not valid. `invalid_yaml`: The document is not valid YAML. `invalid_inputs`: The run's inputs are not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    validateJob: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobDocument"];
                "application/yaml": string;
                "text/yaml": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CheckedJob"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. `invalid_definition`: The job definition is not valid. `invalid_yaml`: The document is not valid YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobGrid: {
        parameters: {
            query?: {
                limit?: number;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobGrid"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobHistory: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobHistory"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    cancelJobRun: {
        parameters: {
            query?: {
                /** @description Leave out `on_cancel` and `finally`, and stop them and a rollback if they run. */
                force?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": components["schemas"]["CancelRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunChange"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `state_conflict`: Not possible in the current state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listJobRuns: {
        parameters: {
            query?: {
                /** @description Entries per page, at most 500; a larger number means 500. */
                limit?: number;
                /** @description Entries to skip. Slow for large numbers: prefer `cursor`. */
                offset?: number;
                /** @description `next_cursor` of the page before; do not combine it with `offset`. */
                cursor?: string;
                /** @description Only runs in this state, or in one of several: `failed,timed_out`. */
                status?: string;
                /** @description Only runs of this job. */
                job_id?: string;
                /** @description Only runs that this asked for. */
                triggered_by?: string;
                /** @description Only runs whose job's name contains this, or whose id begins with it. */
                q?: string;
                /** @description Only runs created at this moment or later. */
                created_after?: string;
                /** @description Only runs created before this moment. */
                created_before?: string;
                /** @description Answer with this run instead of a list. */
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRunList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createJobRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 characters. The same request with the same key within 24 hours answers with the first run and starts nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["JobRunRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description The run's URL. */
                    location?: string;
                    /** @description `true` if the Idempotency-Key was known and nothing was started. */
                    "idempotent-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedRun"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. `invalid_inputs`: The run's inputs are not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `idempotency_conflict`: The Idempotency-Key was used with another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobRun: {
        parameters: {
            query?: {
                /** @description `false`: `task_runs` is empty, which makes the answer for a large run small. */
                task_runs?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["JobRunDetail"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listPausedRuns: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["PausedRunList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRunEvents: {
        parameters: {
            query?: {
                /** @description Entries per page, at most 500; a larger number means 500. */
                limit?: number;
                /** @description `next_cursor` of the page before; do not combine it with `offset`. */
                cursor?: string;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunEventList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseJobRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunChange"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `state_conflict`: Not possible in the current state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeJobRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunChange"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `state_conflict`: Not possible in the current state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getRunGraph: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["RunGraph"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadDebugBundle: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description An attachment with a file name. */
                    "content-disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadRunLogArchive: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description An attachment with a file name. */
                    "content-disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/zip": string;
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDashboard: {
        parameters: {
            query?: {
                range?: "1h" | "24h" | "7d" | "30d";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Dashboard"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    openLiveChannel: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection is a WebSocket now. */
            101: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LiveMessage"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getWaiting: {
        parameters: {
            query?: {
                /** @description Entries per page, at most 500; a larger number means 500. */
                limit?: number;
                /** @description `next_cursor` of the page before; do not combine it with `offset`. */
                cursor?: string;
                /** @description Only task runs of this name, or the one with this id. */
                task?: string;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Waiting"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTaskRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskRun"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTaskAttempts: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskAttemptList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTaskRuns: {
        parameters: {
            query?: {
                /** @description Entries per page, at most 500; a larger number means 500. */
                limit?: number;
                /** @description Entries to skip. Slow for large numbers: prefer `cursor`. */
                offset?: number;
                /** @description `next_cursor` of the page before; do not combine it with `offset`. */
                cursor?: string;
                /** @description Only task runs in this state. */
                status?: components["schemas"]["TaskRunStatus"];
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskRunList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getResolvedValues: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ResolvedValues"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Artifact"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactDeleted"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadArtifact: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description An attachment with the file's name. */
                    "Content-Disposition"?: string;
                    /** @description Size of the artifact. */
                    "Content-Length"?: string;
                    /** @description SHA-256 of the content. */
                    ETag?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/octet-stream": string;
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRunArtifacts: {
        parameters: {
            query?: {
                /** @description Entries per page, at most 500; a larger number means 500. */
                limit?: number;
                /** @description Entries to skip. Slow for large numbers: prefer `cursor`. */
                offset?: number;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ArtifactList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    approveTaskRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Why; kept with the decision and shown with the task.
                     * @default
                     */
                    comment?: string;
                    /**
                     * @description Values of the approval's form, by name.
                     * @default {}
                     */
                    form?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalDecision"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. `invalid_inputs`: The run's inputs are not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `state_conflict`: Not possible in the current state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listApprovals: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OpenApprovalList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rejectTaskRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: {
            content: {
                "application/json": {
                    /**
                     * @description Why; kept with the decision and shown with the task.
                     * @default
                     */
                    comment?: string;
                };
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApprovalDecision"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `state_conflict`: Not possible in the current state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    sendEvent: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": {
                    /** @description Name of the event. */
                    name: string;
                    /**
                     * @description What `event` is in the task's `match` and outputs.
                     * @default {}
                     */
                    data?: {
                        [key: string]: unknown;
                    };
                };
            };
        };
        responses: {
            /** @description Success. */
            202: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SentEvent"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    overrideTaskRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["OverrideRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["OverriddenTaskRun"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `state_conflict`: Not possible in the current state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    rerunJobRun: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 characters. The same request with the same key within 24 hours answers with the first run and starts nothing. */
                "Idempotency-Key"?: string;
            };
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["RerunRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description The run's URL. */
                    location?: string;
                    /** @description `true` if the Idempotency-Key was known and nothing was started. */
                    "idempotent-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedRerun"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. `invalid_inputs`: The run's inputs are not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `state_conflict`: Not possible in the current state. `idempotency_conflict`: The Idempotency-Key was used with another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    retryTaskRun: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description The run's URL. */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StartedRerun"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `state_conflict`: Not possible in the current state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSecrets: {
        parameters: {
            query?: {
                /** @description Answer with this secret instead of a list. */
                id?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSecretByQuery: {
        parameters: {
            query: {
                /** @description Id of the object. */
                id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretValue"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedSecret"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSecret: {
        parameters: {
            query?: never;
            header?: {
                /** @description 1 to 255 characters. The same request with the same key within 24 hours answers with what the first one made and makes nothing. */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description `true` if the Idempotency-Key was known and nothing was made. */
                    "idempotent-replayed"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Secret"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `secret_name_taken`: The secret name is taken. `idempotency_conflict`: The Idempotency-Key was used with another request. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSecretByQuery: {
        parameters: {
            query: {
                /** @description Id of the object. */
                id: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Secret"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SecretValue"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedSecret"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteSecret: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSecretUsages: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SecretUsageList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    downloadRunLogs: {
        parameters: {
            query?: {
                /** @description Only this task run's lines. */
                task_run_id?: string;
                /** @description Lines to leave out at the start. */
                offset?: number;
                /** @description So many lines; without it, all. */
                limit?: number;
                /** @description Only the text of each line, without time, task and stream. */
                plain?: "true" | "false";
                /** @description As a gzip file. */
                gzip?: "true" | "false";
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description An attachment with a file name. */
                    "content-disposition"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/plain": string;
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getStreamStatus: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["StreamStatus"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listLogsOfType: {
        parameters: {
            query?: {
                /** @description Entries per page, at most 10000; a larger number means 10000. */
                limit?: number;
                /** @description Entries to skip. Slow for large numbers: prefer `cursor`. */
                offset?: number;
            };
            header?: never;
            path: {
                type: "system" | "job" | "task";
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listRunLogs: {
        parameters: {
            query?: {
                /** @description Entries per page, at most 10000; a larger number means 10000. */
                limit?: number;
                /** @description Entries to skip. Slow for large numbers: prefer `cursor`. */
                offset?: number;
                /** @description So many lines of the end; `limit` and `offset` do not count then. */
                tail?: number;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSystemLogs: {
        parameters: {
            query?: {
                /** @description Entries per page, at most 10000; a larger number means 10000. */
                limit?: number;
                /** @description Entries to skip. Slow for large numbers: prefer `cursor`. */
                offset?: number;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTaskRunLogs: {
        parameters: {
            query?: {
                /** @description Entries per page, at most 10000; a larger number means 10000. */
                limit?: number;
                /** @description Entries to skip. Slow for large numbers: prefer `cursor`. */
                offset?: number;
                /** @description So many lines of the end; `limit` and `offset` do not count then. */
                tail?: number;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPage"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    searchRunLogs: {
        parameters: {
            query?: {
                /** @description Regular expression (RE2, without `\p` classes) that is found anywhere in a line. */
                pattern?: string;
                /** @description Small and capital letters are the same. */
                ignore_case?: "true" | "false";
                /** @description Instead of `pattern`: lines with a word such as error, fatal, exception or failed. */
                errors?: "true" | "false";
                /** @description Lines to answer before and after each match. */
                context?: number;
                /** @description Entries per page, at most 1000; a larger number means 1000. */
                limit?: number;
                /** @description Only this task run's lines. */
                task_run_id?: string;
                /** @description `next_cursor` of the answer before, or the cursor of any line: the search goes on after it. */
                after?: string;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogSearch"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamLogsBySse: {
        parameters: {
            query?: {
                /** @description The run; without it, new lines of all runs of the project, live only. */
                job_run_id?: string;
                /** @description Only this task run's lines. */
                task_run_id?: string;
                /** @description Cursor of the last message received: the stream goes on after it. */
                after?: string;
                /** @description `batch` sends one message per stored chunk of lines; `block` the same with all lines as one text, the fastest by far. */
                format?: "line" | "batch" | "block";
            };
            header?: {
                /** @description Same as `after`; browsers send it when they reconnect. */
                "Last-Event-ID"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "text/event-stream": string;
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    streamLogsByWebSocket: {
        parameters: {
            query?: {
                /** @description The run; without it, new lines of all runs of the project, live only. */
                job_run_id?: string;
                /** @description Only this task run's lines. */
                task_run_id?: string;
                /** @description Cursor of the last message received: the stream goes on after it. */
                after?: string;
                /** @description `batch` sends one message per stored chunk of lines; `block` the same with all lines as one text, the fastest by far. */
                format?: "line" | "batch" | "block";
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The connection is a WebSocket now. */
            101: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogMessage"] | components["schemas"]["LogBatch"] | components["schemas"]["LogBlock"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findLogLines: {
        parameters: {
            query?: {
                /** @description Regular expression (RE2, without `\p` classes) that is found anywhere in a line. */
                pattern?: string;
                /** @description Small and capital letters are the same. */
                ignore_case?: "true" | "false";
                stream?: "stdout" | "stderr" | "system";
                attempt?: number;
                /** @description Only this task run's lines; they have places of their own. */
                task_run_id?: string;
                /** @description `cursor` of the answer before, or of any line: the search goes on after it. */
                after?: string;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogMatches"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    findLogPlace: {
        parameters: {
            query: {
                at: string;
                /** @description Only this task run's lines; they have places of their own. */
                task_run_id?: string;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogPlace"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    readLogLines: {
        parameters: {
            query?: {
                /** @description Places of lines, from 0 and in ascending order: `0-499` or `7,40-44`. At most 200 ranges and 2000 lines. */
                ranges?: string;
                /** @description So many lines of the end, instead of `ranges`. */
                tail?: number;
                /** @description Only this task run's lines; they have places of their own. */
                task_run_id?: string;
            };
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["LogLines"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drainWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedWorker"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `state_conflict`: Not possible in the current state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorkerTasks: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerTaskList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listWorkers: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["WorkerList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeWorker: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the object. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedWorker"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `state_conflict`: Not possible in the current state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the queue. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Queue"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listQueues: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["QueueList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    pauseQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the queue. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedQueue"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resumeQueue: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the queue. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ChangedQueue"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTokens: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TokenList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createToken: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TokenRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["CreatedToken"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `state_conflict`: Not possible in the current state. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    revokeToken: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Id of the token. */
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["SessionRequest"];
            };
        };
        responses: {
            /** @description Success. */
            201: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description The session's cookie. */
                    "set-cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCurrentSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Session"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteCurrentSession: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description Takes the cookie away. */
                    "set-cookie"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the template. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateDetail"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    deleteTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the template. */
                name: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Message"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `template_in_use`: The template is in use. */
            409: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getTemplateVersion: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the template. */
                name: string;
                version: number;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateDetail"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTemplates: {
        parameters: {
            query?: {
                /** @description Entries per page, at most 500; a larger number means 500. */
                limit?: number;
                /** @description Entries to skip. Slow for large numbers: prefer `cursor`. */
                offset?: number;
                /** @description `next_cursor` of the page before; do not combine it with `offset`. */
                cursor?: string;
            };
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplateList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_cursor`: The cursor is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    saveTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplateDocument"];
                "application/yaml": string;
                "text/yaml": string;
                "text/plain": string;
            };
        };
        responses: {
            /** @description Success; nothing was changed. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description URL of the version. */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedTemplate"];
                };
            };
            /** @description Success. */
            201: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    /** @description URL of the version. */
                    location?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["SavedTemplate"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. `invalid_definition`: The job definition is not valid. `invalid_yaml`: The document is not valid YAML. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    previewTemplate: {
        parameters: {
            query?: never;
            header?: never;
            path: {
                /** @description Name of the template. */
                name: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["TemplatePreviewRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TemplatePreview"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. `invalid_definition`: The job definition is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `not_found`: Not found. */
            404: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getJobSchema: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": {
                        [key: string]: unknown;
                    };
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listTaskTypes: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["TaskTypeList"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    evaluateExpression: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                "application/json": components["schemas"]["EvaluationRequest"];
            };
        };
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Evaluation"];
                };
            };
            /** @description `invalid_request`: The request is not valid. `invalid_json`: The body is not valid JSON. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `body_too_large`: The body is too large. */
            413: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unsupported_media_type`: The content type is not supported. */
            415: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getApiHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["ApiHealth"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getHealth: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Health"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getLiveness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Liveness"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getReadiness: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Readiness"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getDiagnostics: {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Success. */
            200: {
                headers: {
                    /** @description Id of the request, for finding it in the server's log. */
                    "x-request-id"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/json": components["schemas"]["Diagnostics"];
                };
            };
            /** @description `invalid_request`: The request is not valid. */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unauthenticated`: Authentication is required. */
            401: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `forbidden_host`: The Host header is not allowed. `forbidden`: The permission is missing. `forbidden_origin`: The Origin is not allowed. */
            403: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `rate_limited`: Too many requests. */
            429: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `internal_error`: Internal error. */
            500: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description `unavailable`: The service is not available. `database_full`: The database's disk is full. */
            503: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
