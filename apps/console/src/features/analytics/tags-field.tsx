import { Trans, useLingui } from '@lingui/react/macro';
import { useState } from 'react';
import { Form } from 'react-aria-components';
import { Button } from '../../ui/button.tsx';
import { TextField } from '../../ui/text-field.tsx';
import { MAX_TAGS, TAG } from './analytics-search.ts';

export interface TagsFieldProps {
  /** Any of them will do. */
  readonly tags: readonly string[];
  /** Undefined where none is left. */
  readonly onChange: (tags: string[] | undefined) => void;
}

/** Tags of requests as `name:value`, added one by one. Nobody lists them: only records know them. */
export function TagsField({ tags, onChange }: TagsFieldProps) {
  const { t } = useLingui();
  const [text, setText] = useState('');
  const [isWrong, setWrong] = useState(false);
  const add = () => {
    const tag = text.trim();
    if (tag === '') return;
    setWrong(!TAG.test(tag) || tags.length >= MAX_TAGS);
    if (!TAG.test(tag) || tags.length >= MAX_TAGS) return;
    setText('');
    onChange([...new Set([...tags, tag])]);
  };
  return (
    <>
      <Form
        className="flex items-end gap-2 max-sm:col-span-2"
        onSubmit={(event) => {
          event.preventDefault();
          add();
        }}
      >
        <TextField
          label={t`Tag`}
          placeholder={t`team:search`}
          value={text}
          onChange={setText}
          maxLength={577}
          error={isWrong ? t`Enter a tag as name:value, such as team:search.` : undefined}
        />
        <Button type="submit" icon="plus">
          <Trans>Add</Trans>
        </Button>
      </Form>
      {tags.map((tag) => (
        <Button
          key={tag}
          icon="x"
          onPress={() => {
            const left = tags.filter((other) => other !== tag);
            onChange(left.length === 0 ? undefined : left);
          }}
        >
          <span className="sr-only">
            <Trans>Remove tag</Trans>
          </span>
          {tag}
        </Button>
      ))}
    </>
  );
}
