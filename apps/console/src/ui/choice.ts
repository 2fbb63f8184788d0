/** Of a Select, MultiSelect or Combobox. */
export interface Choice<Value extends string = string> {
  readonly value: Value;
  readonly label: string;
  readonly description?: string;
}
