/**
 * The controller of a run: takes it from phase to phase once its main tasks have ended (engine.md §2), each phase a scope that it waits
 * for. It ends with the run.
 *
 * 1. A crash between two phases loses nothing: the lease ends, another worker claims the controller and decides the same.
 */
import { compensationTask, graphTasks, type NewTask } from "../../engine/expand.ts";
import {
  failsRun,
  nextPhase,
  resultSoFar,
  type NextPhase,
  type RunPhase,
} from "../../engine/phases.ts";
import { planRollback, type Compensation } from "../../engine/rollback.ts";
import { expandTask } from "../../store/runs/expand-task.ts";
import {
  getRunPhase,
  loadRollback,
  setRunEnding,
  type RunPhaseState,
} from "../../store/runs/run-phase.ts";
import { getScope } from "../../store/runs/scopes.ts";
import type { Claim, StepResult } from "../attempt.ts";
import { evaluateRunOutputs } from "./run-outputs.ts";

/** Starts the next phase, or ends the controller and with it the run. */
export async function advanceRun(claim: Claim): Promise<StepResult> {
  const { claimed, version, context, workerId } = claim;
  const state = await getRunPhase(context.on, claimed.runId);
  const failures = await endPhase(claim, state);
  const compensations =
    state.phase === "main" ? await findCompensations(claim, state) : ([] as Compensation[]);
  const next = nextPhase({
    ...state,
    handlers: version.plan.handlers,
    rollbackOn: version.definition.rollbackOn,
    compensations: compensations.length,
  });
  if (next.phase === "done") return ending(claim, state, failures);
  const expanded = await expandTask(context.database, workerId, claimed, {
    tasks: phaseTasks(claim, next, compensations),
    // A forced cancel overwrites the phase of the run, not what its scope was.
    progress: { failures, phase: next.phase },
    phase: {
      name: next.phase,
      status: next.phase === "rollback" ? "rolling_back" : "running",
      timeoutMs: next.phase === "finally" ? version.definition.finallyTimeoutMs : null,
      decidedOn: state,
    },
  });
  if (expanded) return "waiting";
  // A cancel, or the run's clock, came before the phase: what follows is decided anew.
  const now = await getRunPhase(context.on, claimed.runId);
  if (now.cancelRequested !== state.cancelRequested || now.timedOut !== state.timedOut)
    return advanceRun(claim);
  // The attempt is no longer current, so what it answers counts for nothing.
  return { status: "completed", output: null, outputs: {} };
}

/** What the controller knows while it waits for a phase. */
interface ControllerProgress {
  failures: string[];
  phase: RunPhase;
}

/** Failures of phases that fail the run, those of the phase that has ended included. */
async function endPhase(claim: Claim, state: RunPhaseState): Promise<string[]> {
  const { claimed, context, workerId } = claim;
  // Written when the phase began; none before the first one.
  const progress = claimed.progress as Partial<ControllerProgress> | null;
  const earlier = progress?.failures ?? [];
  const ended = state.phase === "done" ? progress?.phase : state.phase;
  if (ended === "main" || (state.phase === "done" && ended !== "rollback")) return earlier;
  const { bad, size } = await getScope(context.on, claimed.runId, claimed.childScope!);
  if (ended === "rollback") {
    const rollback = bad === 0 ? "completed" : bad === size ? "failed" : "partial";
    await setRunEnding(context.on, { ...claimed, workerId }, { rollback });
    return earlier;
  }
  if (bad === 0 || !failsRun(state.phase, resultSoFar(state))) return earlier;
  return [...earlier, `${bad} of ${size} tasks of \`${listName(state)}\` did not succeed`];
}

function listName({ phase }: RunPhaseState): string {
  return phase === "finally" ? "finally" : "on_success";
}

async function findCompensations(
  { claimed, version, context }: Claim,
  state: RunPhaseState,
): Promise<Compensation[]> {
  const { plan, definition } = version;
  const nodes = plan.nodes.flatMap((node, index) => (node.rollback === null ? [] : [index]));
  const result = resultSoFar(state);
  if (nodes.length === 0 || !definition.rollbackOn.some((cause) => cause === result)) return [];
  const { tasks, scopes } = await loadRollback(context.on, claimed.runId, nodes);
  return planRollback(plan, tasks, scopes);
}

function phaseTasks(
  { version }: Claim,
  next: Exclude<NextPhase, { phase: "done" }>,
  compensations: readonly Compensation[],
): NewTask[] {
  if (next.phase !== "rollback") return graphTasks(version.plan, next.graph);
  return compensations.map(({ node, undoes, path, openDeps, before }) =>
    compensationTask(version.plan, node, {
      name: `undo ${path}`,
      openDeps,
      item: { undoes: undoes.seq, before },
    }),
  );
}

/** The controller's own end; a bad one makes the run fail. */
async function ending(
  claim: Claim,
  state: RunPhaseState,
  failures: readonly string[],
): Promise<StepResult> {
  const { claimed, context, workerId } = claim;
  const by = { ...claimed, workerId };
  const problems = [...failures];
  if (resultSoFar(state) === "completed" && problems.length === 0) {
    const { outputs, problem } = await evaluateRunOutputs(claim);
    if (problem === null) await setRunEnding(context.on, by, { outputs });
    else problems.push(problem);
  }
  if (problems.length === 0) return { status: "completed", output: null, outputs: {} };
  const error = { kind: "children_failed" as const, message: `${problems.join("; ")}.` };
  await setRunEnding(context.on, by, { error });
  return { status: "failed", error };
}
