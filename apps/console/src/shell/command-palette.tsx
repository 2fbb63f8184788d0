import { useLingui } from '@lingui/react/macro';
import { useNavigate } from '@tanstack/react-router';
import { Autocomplete, Input, Menu, MenuItem, SearchField, useFilter } from 'react-aria-components';
import { Dialog } from '../ui/dialog.tsx';
import { INPUT_CLASS } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { ITEM_CLASS } from '../ui/popover-class.ts';
import { useVisibleScreens } from './visible-screens.ts';

/** Goes anywhere by a few letters. */
export function CommandPalette({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t, i18n } = useLingui();
  const { contains } = useFilter({ sensitivity: 'base' });
  const navigate = useNavigate();
  const screens = useVisibleScreens();
  return (
    <Dialog title={t`Go to page`} isOpen={isOpen} onClose={onClose}>
      <Autocomplete filter={contains}>
        <SearchField aria-label={t`Search pages`} autoFocus>
          <Input placeholder={t`Search pages`} className={INPUT_CLASS} />
        </SearchField>
        <Menu
          aria-label={t`Pages`}
          items={screens.map(({ screen, to }) => ({ id: to, screen }))}
          renderEmptyState={() => <p className="p-2 text-muted">{t`No results`}</p>}
          onAction={(to) => {
            onClose();
            void navigate({ to: String(to) });
          }}
          className="max-h-80 overflow-auto outline-none"
        >
          {({ id, screen }) => (
            <MenuItem id={id} textValue={i18n._(screen.heading)} className={ITEM_CLASS}>
              <Icon name={screen.icon ?? 'chevronRight'} />
              {i18n._(screen.heading)}
            </MenuItem>
          )}
        </Menu>
      </Autocomplete>
    </Dialog>
  );
}
