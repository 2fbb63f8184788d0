import type { LogEvents, Logger, LogLevel } from '@weir/domain/kernel';

export type LogEntry = {
  [Event in keyof LogEvents]: {
    readonly level: LogLevel;
    readonly event: Event;
    readonly fields: LogEvents[Event];
  };
}[keyof LogEvents];

/** Keeps every line that was logged. */
export class RecordingLogger implements Logger {
  readonly entries: LogEntry[] = [];

  log<Event extends keyof LogEvents>(level: LogLevel, event: Event, fields: LogEvents[Event]): void {
    this.entries.push({ level, event, fields } as unknown as LogEntry);
  }

  /** The fields of every line of one event, in order. */
  of<Event extends keyof LogEvents>(event: Event): LogEvents[Event][] {
    return this.entries
      .filter((entry) => entry.event === event)
      .map((entry) => entry.fields as unknown as LogEvents[Event]);
  }
}
