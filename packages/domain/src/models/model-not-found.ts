import { DomainError } from '../kernel/domain-error.ts';

/** Longer names are cut: an address can be much longer than the name of any model. */
const MAX_SHOWN_LENGTH = 256;

/** `model_not_found` for an alias, where the client wants none resolved. */
export function aliasRefused(alias: string, name: string): DomainError {
  return new DomainError(
    'model_not_found',
    `\`${alias}\` is an alias of \`${name}\`. This request does not accept aliases.`,
    { param: 'model' },
  );
}

/** `model_not_found` for what the client asked for, without saying whether it exists. */
export function modelNotFound(name: string): DomainError {
  const shown = name.slice(0, MAX_SHOWN_LENGTH).toWellFormed();
  return new DomainError(
    'model_not_found',
    `The model \`${shown}\` does not exist, or this key has no access to it.`,
    { param: 'model' },
  );
}
