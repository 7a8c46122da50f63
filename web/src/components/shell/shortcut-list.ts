import { places } from "./navigation.ts";

/** The keyboard map: what the `?` overlay lists. */

/** One line of the map; `keys` are pressed one after the other. */
export interface Shortcut {
  keys: readonly string[];
  does: string;
}

/** Shortcuts that belong together. */
export interface ShortcutGroup {
  title: string;
  shortcuts: readonly Shortcut[];
}

/** All keys, in the order of the overlay. */
export const shortcutGroups: readonly ShortcutGroup[] = [
  {
    title: "Anywhere",
    shortcuts: [
      { keys: ["Ctrl", "K"], does: "Command palette" },
      { keys: ["?"], does: "These shortcuts" },
      { keys: ["/"], does: "Search this page" },
      { keys: ["n"], does: "New job" },
      { keys: ["["], does: "Fold the rail" },
      { keys: ["Esc"], does: "Close what is open" },
    ],
  },
  {
    title: "Go to",
    shortcuts: places.flatMap(({ key, name }) =>
      key === undefined ? [] : [{ keys: ["g", key], does: name }],
    ),
  },
  {
    title: "In a table",
    shortcuts: [
      { keys: ["j"], does: "Next row" },
      { keys: ["k"], does: "Previous row" },
      { keys: ["x"], does: "Select the row" },
      { keys: ["Enter"], does: "Open the row" },
    ],
  },
  {
    title: "On a run",
    shortcuts: [
      { keys: ["l"], does: "Logs" },
      { keys: ["v"], does: "Graph" },
      { keys: ["t"], does: "Timeline" },
      { keys: ["c"], does: "Cancel" },
      { keys: ["Shift", "R"], does: "Re-run failed" },
    ],
  },
  {
    title: "In a log",
    shortcuts: [
      { keys: ["n"], does: "Next error" },
      { keys: ["Shift", "N"], does: "Previous error" },
      { keys: ["f"], does: "Follow" },
      { keys: ["w"], does: "Wrap lines" },
      { keys: [":"], does: "Go to a line or time" },
      { keys: ["Ctrl", "F"], does: "Search the log" },
    ],
  },
  {
    title: "On the editor's canvas",
    shortcuts: [
      { keys: ["a"], does: "Add a task" },
      { keys: ["c"], does: "Connect the task" },
      { keys: ["d"], does: "Duplicate" },
      { keys: ["Del"], does: "Delete" },
      { keys: ["Ctrl", "C"], does: "Copy as YAML" },
      { keys: ["Ctrl", "Z"], does: "Undo" },
    ],
  },
];
