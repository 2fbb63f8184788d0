import type { ReactNode } from 'react';
import { Tabs as AriaTabs, Tab, TabList, TabPanel } from 'react-aria-components';

export interface TabEntry<Id extends string> {
  readonly id: Id;
  readonly label: string;
  readonly content: ReactNode;
}

export interface TabsProps<Id extends string> {
  readonly label: string;
  readonly tabs: readonly TabEntry<Id>[];
  /** Keep it in a search parameter. */
  readonly selected: Id;
  readonly onSelect: (id: Id) => void;
}

export function Tabs<Id extends string>({ label, tabs, selected, onSelect }: TabsProps<Id>) {
  return (
    <AriaTabs
      selectedKey={selected}
      onSelectionChange={(key) => onSelect(key as Id)}
      className="flex flex-col gap-4"
    >
      <TabList aria-label={label} className="flex gap-1 overflow-x-auto border-b border-line">
        {tabs.map(({ id, label }) => (
          <Tab
            key={id}
            id={id}
            className="min-h-8 cursor-default border-b-2 border-transparent px-3 py-1.5 whitespace-nowrap text-muted data-hovered:text-text data-selected:border-accent data-selected:text-text"
          >
            {label}
          </Tab>
        ))}
      </TabList>
      {tabs.map(({ id, content }) => (
        <TabPanel key={id} id={id} className="flex flex-col gap-4">
          {content}
        </TabPanel>
      ))}
    </AriaTabs>
  );
}
