const MAX_NAME_LENGTH = 256;

/** Whether a catalog can hold it. Names from an upstream are not trusted. */
export function isUsableModelName(name: string): boolean {
  return name.length >= 1 && name.length <= MAX_NAME_LENGTH && name.isWellFormed() && !/\p{Cc}/u.test(name);
}
