import { splitMoments } from "../../format/split-moments.ts";
import { Moment } from "./moment.tsx";

/** A sentence of the server's, its times in the reader's zone. */
export function WithMoments({ text }: { text: string }) {
  return splitMoments(text).map((piece, index) =>
    index % 2 === 1 ? <Moment key={index} at={piece} /> : piece,
  );
}
