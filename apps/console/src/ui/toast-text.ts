export interface ToastText {
  readonly title: string;
  readonly tone: 'success' | 'danger';
}
