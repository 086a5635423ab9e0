/** Words of somebody else, in their language and direction; imported text is text and nothing else. */
export function Quoted({text, language}: {readonly text: string; readonly language?: string | undefined}) {
  return (
    <q className="quoted" dir="auto" lang={language === 'other' ? undefined : language}>
      {text}
    </q>
  );
}

/** Text as received, not quoted as words: a report's own text, a headline. */
export function ForeignText({text, language}: {readonly text: string; readonly language?: string | undefined}) {
  return (
    <bdi dir="auto" lang={language === 'other' ? undefined : language}>
      {text}
    </bdi>
  );
}

/** An address in an imported record: shown, and opened only when the reader wants it, without telling where from. */
export function SourceAddress({address}: {readonly address?: string | undefined}) {
  if (address === undefined) return null;
  return (
    <a className="address" href={address} rel="noreferrer noopener external" target="_blank">
      {address.replace(/^https?:\/\/(www\.)?/, '').split('/')[0]}
    </a>
  );
}
