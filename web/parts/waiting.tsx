/** Loading, failed and empty: states that are designed, each with a sentence. */
export function Waiting({what = 'Loading'}: {readonly what?: string}) {
  return <output className="waiting">{what} …</output>;
}

export function Failed({sentences}: {readonly sentences: readonly string[]}) {
  return (
    <div className="failed" role="alert">
      {sentences.map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
    </div>
  );
}

export function Empty({sentence}: {readonly sentence: string}) {
  return <p className="empty">{sentence}</p>;
}
