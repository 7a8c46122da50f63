/** Requests on their way to the database and answers on their way back: each may be lost, and a request may arrive when its sender has given it up. */

/** A request of a worker that has not been answered yet. */
export interface Message {
  /** Who hears of the answer; the process may have ended since. */
  sender: string;
  state: "sent" | "done" | "late";
  deliver(): void;
  answer(): void;
  fail(): void;
}

export class Network {
  readonly messages: Message[] = [];

  /** Sends a request; exactly one of `onAnswer` and `onError` is called, later. */
  send<Answer>(
    sender: string,
    statement: () => Answer,
    onAnswer: (answer: Answer) => void,
    onError: () => void,
  ): void {
    let result: Answer | null = null;
    this.messages.push({
      sender,
      state: "sent",
      deliver: () => (result = statement()),
      // Answered only after it was delivered.
      answer: () => onAnswer(result as Answer),
      fail: onError,
    });
  }

  /** The statement is done now. */
  deliver(message: Message): void {
    message.deliver();
    if (message.state === "late") this.#remove(message);
    else message.state = "done";
  }

  /** The sender hears of it. */
  answer(message: Message): void {
    this.#remove(message);
    message.answer();
  }

  /** The connection is lost; what was not done yet is done later, if it `arrives`. */
  fail(message: Message, arrives: boolean): void {
    if (message.state === "sent" && arrives) message.state = "late";
    else this.#remove(message);
    message.fail();
  }

  /** The sender is gone: it hears of nothing, but what it sent may still arrive. */
  forget(sender: string): void {
    for (const message of this.messages.filter((each) => each.sender === sender))
      if (message.state === "done") this.#remove(message);
      else message.state = "late";
  }

  #remove(message: Message): void {
    this.messages.splice(this.messages.indexOf(message), 1);
  }
}
