export * from './banner.ts';
export * from './create-banner.ts';
export * from './delete-banner.ts';
export * from './dismiss-banner.ts';
export * from './list-banners.ts';
export * from './ports.ts';
export * from './show-banners.ts';
export * from './update-banner.ts';
