import type { ReactNode } from "react";
import { markdownBlocks, markdownSpans, type Block } from "./markdown-blocks.ts";

/** A summary. All of it is text of React: no HTML of a script reaches the page. */
export function Markdown({ text }: { text: string }) {
  return (
    <div className="max-w-prose space-y-2 text-sm">
      {markdownBlocks(text).map((block, index) => (
        <BlockView key={index} block={block} />
      ))}
    </div>
  );
}

function BlockView({ block }: { block: Block }): ReactNode {
  switch (block.kind) {
    case "heading":
      return (
        <p role="heading" aria-level={Math.min(6, block.level + 2)} className="pt-1 font-semibold">
          <Spans text={block.text} />
        </p>
      );
    case "code":
      return (
        <pre tabIndex={0} className="overflow-x-auto rounded-lg bg-sunken p-3 font-mono text-xs">
          {block.text}
        </pre>
      );
    case "list":
      return <List {...block} />;
    case "table":
      return <Table {...block} />;
    case "rule":
      return <hr className="border-line" />;
    case "quote":
      return (
        <blockquote className="border-l-2 border-line-strong pl-3 text-ink-soft">
          <Spans text={block.text} />
        </blockquote>
      );
    case "paragraph":
      return (
        <p className="break-words whitespace-pre-line">
          <Spans text={block.text} />
        </p>
      );
  }
}

function List({ ordered, items }: { ordered: boolean; items: readonly string[] }) {
  const Tag = ordered ? "ol" : "ul";
  return (
    <Tag className={`space-y-0.5 pl-5 ${ordered ? "list-decimal" : "list-disc"}`}>
      {items.map((item, index) => (
        <li key={index}>
          <Spans text={item} />
        </li>
      ))}
    </Tag>
  );
}

function Table({ head, rows }: { head: readonly string[]; rows: readonly string[][] }) {
  return (
    <div tabIndex={0} className="overflow-x-auto">
      <table>
        <thead>
          <tr className="border-b border-line-strong text-left">
            {head.map((cell, index) => (
              <th key={index} scope="col" className="py-1 pr-4 font-semibold">
                <Spans text={cell} />
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, index) => (
            <tr key={index} className="border-b border-line last:border-0">
              {row.map((cell, at) => (
                <td key={at} className="py-1 pr-4 tabular-nums">
                  <Spans text={cell} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Spans({ text }: { text: string }) {
  return markdownSpans(text).map((each, index) => {
    switch (each.kind) {
      case "code":
        return (
          <code key={index} className="rounded bg-sunken px-1 font-mono text-xs">
            {each.text}
          </code>
        );
      case "strong":
        return <strong key={index}>{each.text}</strong>;
      case "em":
        return <em key={index}>{each.text}</em>;
      case "link":
        return (
          <a
            key={index}
            href={each.href}
            rel="noreferrer noopener"
            target="_blank"
            className="link"
          >
            {each.text}
          </a>
        );
      case "text":
        return each.text;
    }
  });
}
