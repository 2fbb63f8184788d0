/** What a button takes that opens a menu. */
export interface MenuTriggerProps {
  readonly onPress?: () => void;
  readonly 'aria-haspopup'?: 'menu';
  readonly 'aria-expanded'?: boolean;
}
