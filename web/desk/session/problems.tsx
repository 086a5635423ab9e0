/** All problems of something that was refused, each with the field that it is about, read out when they come. */
import type {FieldProblem} from '../api/post.ts';

export function Problems({problems}: {readonly problems: readonly FieldProblem[]}) {
  if (problems.length === 0) return null;
  return (
    <div className="failed" role="alert">
      {problems.map(({code, field, message}) => (
        <p key={`${code} ${field ?? ''} ${message}`}>
          {field === undefined ? sentence(message) : `${fieldWords(field)} ${message}.`}
        </p>
      ))}
    </div>
  );
}

/** The server says “is not …” of a field; of the whole it says a sentence, often without its capital and full stop. */
export function sentence(message: string): string {
  const start = message.charAt(0).toUpperCase() + message.slice(1);
  return /[.!?]$/.test(start) ? start : `${start}.`;
}

/** `grants.0.side` → `Grants 1 side`. */
export function fieldWords(field: string): string {
  const words = field
    .split('.')
    .map((part) =>
      /^\d+$/.test(part) ? String(Number(part) + 1) : part.replaceAll(/([a-z])([A-Z])/g, '$1 $2').toLowerCase(),
    )
    .join(' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
