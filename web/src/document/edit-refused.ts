/** An edit that would not do what was asked; the message says why, and how to get there. */
export class EditRefused extends Error {
  constructor(message: string) {
    super(message);
    this.name = "EditRefused";
  }
}
