/**
 * Puts a text on the clipboard; false if the browser does not allow it. Over plain HTTP browsers offer no clipboard, so a
 * selection in a hidden field is copied instead.
 */
export async function copyText(text: string): Promise<boolean> {
  if (window.isSecureContext) {
    return navigator.clipboard.writeText(text).then(
      () => true,
      () => false,
    );
  }
  const field = document.createElement("textarea");
  field.value = text;
  document.body.append(field);
  field.select();
  const copied = document.execCommand("copy");
  field.remove();
  return copied;
}
