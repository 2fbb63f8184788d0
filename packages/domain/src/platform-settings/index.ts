export * from './get-display-currency.ts';
export * from './get-platform-settings.ts';
export * from './key-maximums.ts';
export * from './limit-new-member.ts';
export * from './platform-settings.ts';
export * from './show-money.ts';
export * from './update-platform-settings.ts';
