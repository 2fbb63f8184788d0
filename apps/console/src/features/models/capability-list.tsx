import { Badge } from '../../ui/badge.tsx';
import { useCapabilityName } from './use-capability-name.ts';

export function CapabilityList({ capabilities }: { capabilities: readonly string[] }) {
  const nameOf = useCapabilityName();
  if (capabilities.length === 0) return '–';
  return (
    <ul className="flex flex-wrap gap-1">
      {capabilities.map((capability) => (
        <li key={capability}>
          <Badge>{nameOf(capability)}</Badge>
        </li>
      ))}
    </ul>
  );
}
