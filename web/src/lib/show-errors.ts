import { flushSync } from "react-dom";

/** Draws what is wrong with a form, and leads to the first field of it; answers with what `draw` does. */
export function showErrors<Answer>(form: HTMLElement, draw: () => Answer): Answer {
  const answer = flushSync(draw);
  form.querySelector<HTMLElement>("[aria-invalid=true]")?.focus();
  return answer;
}
