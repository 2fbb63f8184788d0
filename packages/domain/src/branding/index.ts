export * from './branding.ts';
export * from './delete-branding-image.ts';
export * from './get-branding.ts';
export * from './ports.ts';
export * from './public-branding.ts';
export * from './put-branding-image.ts';
export * from './update-branding.ts';
