/** Lets the browser save what is at an address of this server; the server names the file where `name` is empty. */
export function download(address: string, name = ""): void {
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
}
