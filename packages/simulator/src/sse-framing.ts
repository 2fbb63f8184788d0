/** The spelling of Server-Sent Events (WHATWG HTML, 9.2.6). All spellings say the same to a conforming parser. */
export interface SseFraming {
  readonly lineEnd: '\n' | '\r\n' | '\r';
  readonly dataField: 'data: ' | 'data:';
  readonly comments: boolean;
  readonly byteOrderMark: boolean;
  readonly multiLineData: boolean;
  readonly eventFields: boolean;
}

export const plainSseFraming: SseFraming = {
  lineEnd: '\n',
  dataField: 'data: ',
  comments: false,
  byteOrderMark: false,
  multiLineData: false,
  eventFields: false,
};

/** @returns the text of one event, its blank line included. */
export function frameSseEvent(
  name: string | undefined,
  data: string,
  index: number,
  framing: SseFraming,
): string {
  if (framing === plainSseFraming) {
    return name === undefined ? `data: ${data}\n\n` : `event: ${name}\ndata: ${data}\n\n`;
  }
  const { lineEnd, dataField } = framing;
  let text = index === 0 && framing.byteOrderMark ? '\uFEFF' : '';
  if (framing.comments) text += `: ping ${index}${lineEnd}${lineEnd}`;
  if (framing.eventFields) {
    text += `id: ${index}${lineEnd}event: ${name ?? 'message'}${lineEnd}retry: 3000${lineEnd}`;
  } else if (name !== undefined) {
    text += `event: ${name}${lineEnd}`;
  }
  if (framing.multiLineData) {
    // JSON allows white space after a comma between members. No string holds an unescaped quote, so this is one.
    const split = data.search(/,"\w+":[[{]/) + 1;
    if (split > 0) {
      text += dataField + data.slice(0, split) + lineEnd;
      data = data.slice(split);
    }
  }
  text += dataField + data + lineEnd;
  if (framing.comments) text += `:within${lineEnd}`;
  return text + lineEnd;
}
