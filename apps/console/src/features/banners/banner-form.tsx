import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { LOCALES } from '../../i18n/locales.ts';
import { useTimeZone } from '../../session/preferences.ts';
import { Button } from '../../ui/button.tsx';
import { Checkbox } from '../../ui/checkbox.tsx';
import { DateTimeField } from '../../ui/date-time-field.tsx';
import { ErrorNote } from '../../ui/error-note.tsx';
import { formErrors } from '../../ui/form-errors.ts';
import { Select } from '../../ui/select.tsx';
import { TextField } from '../../ui/text-field.tsx';
import type { Banner } from './banner-queries.ts';
import { useLevelNames } from './use-level-names.ts';

/** A banner while somebody writes it. */
export type BannerDraft = Pick<
  Banner,
  'text' | 'translations' | 'level' | 'link' | 'dismissible' | 'public' | 'ends_at'
> & {
  /** Null for at once. */
  readonly starts_at: string | null;
};

export interface BannerFormProps {
  readonly before: BannerDraft;
  readonly action: string;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly onSubmit: (draft: BannerDraft) => void;
  readonly onCancel: () => void;
}

type Language = keyof typeof LOCALES;
const LEVELS = ['info', 'success', 'warning', 'critical'] as const;
const FIELDS = ['text', 'link', 'starts_at', 'ends_at', 'translations'] as const;
const MAX_LENGTH = 500;

export function BannerForm({ before, action, isPending, error, onSubmit, onCancel }: BannerFormProps) {
  const { t } = useLingui();
  const timeZone = useTimeZone();
  const levels = useLevelNames();
  const [draft, setDraft] = useState<BannerDraft>(() => ({
    text: before.text,
    translations: before.translations,
    level: before.level,
    link: before.link,
    dismissible: before.dismissible,
    public: before.public,
    starts_at: before.starts_at,
    ends_at: before.ends_at,
  }));
  const [language, setLanguage] = useState<Language>('de');
  const change = (changes: Partial<BannerDraft>) => setDraft({ ...draft, ...changes });
  const translate = (text: string) => {
    const { [language]: _, ...others } = draft.translations;
    change({ translations: text === '' ? others : { ...others, [language]: text } });
  };
  const errors = formErrors(error, FIELDS);
  return (
    <Form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        onSubmit(draft);
      }}
    >
      <TextField
        label={t`Text`}
        description={t`Plain text. Shown in all languages without a translation below.`}
        value={draft.text}
        onChange={(text) => change({ text })}
        error={errors.of('text')}
        maxLength={MAX_LENGTH}
        rows={2}
        isRequired
        autoFocus
      />
      <div className="grid gap-4 sm:grid-cols-[auto_1fr]">
        <Select
          label={t`Language`}
          choices={Object.entries(LOCALES).map(([value, label]) => ({ value: value as Language, label }))}
          value={language}
          onChange={setLanguage}
        />
        <TextField
          label={t`Text in ${LOCALES[language]}`}
          value={draft.translations[language] ?? ''}
          onChange={translate}
          error={errors.of('translations')}
          maxLength={MAX_LENGTH}
        />
      </div>
      <div className="grid gap-4 sm:grid-cols-2">
        <Select
          label={t`Level`}
          choices={LEVELS.map((value) => ({ value, label: levels[value] }))}
          value={draft.level}
          onChange={(level) => change({ level })}
        />
        <TextField
          label={t`Link URL`}
          description={t`Must start with https://. Leave empty for no link.`}
          type="url"
          value={draft.link ?? ''}
          onChange={(link) => change({ link: link === '' ? null : link })}
          error={errors.of('link')}
        />
        <DateTimeField
          label={t`Starts (${timeZone})`}
          description={t`Leave empty to start immediately.`}
          value={draft.starts_at}
          onChange={(starts_at) => change({ starts_at })}
          error={errors.of('starts_at')}
          timeZone={timeZone}
        />
        <DateTimeField
          label={t`Ends (${timeZone})`}
          description={t`Leave empty to show it until you hide it.`}
          value={draft.ends_at}
          onChange={(ends_at) => change({ ends_at })}
          error={errors.of('ends_at')}
          timeZone={timeZone}
        />
      </div>
      <Checkbox isSelected={draft.dismissible} onChange={(dismissible) => change({ dismissible })}>
        <Trans>Users can dismiss it</Trans>
      </Checkbox>
      <Checkbox isSelected={draft.public} onChange={(isPublic) => change({ public: isPublic })}>
        <Trans>Also show on the sign-in page, where anyone can read it</Trans>
      </Checkbox>
      <ErrorNote error={errors.ofForm} />
      <div className="flex justify-end gap-2">
        <Button onPress={onCancel}>
          <Trans>Cancel</Trans>
        </Button>
        <Button type="submit" look="primary" isPending={isPending}>
          {action}
        </Button>
      </div>
    </Form>
  );
}
