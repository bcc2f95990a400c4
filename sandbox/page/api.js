// Requests to the stand-in.

async function read(response) {
  const answer = await response.json();
  if (!response.ok) throw new Error(answer.error || "Не получилось");
  return answer;
}

export async function get(path, values = {}) {
  const query = new URLSearchParams(values).toString();
  return read(await fetch(`/sandbox/${path}${query ? `?${query}` : ""}`));
}

export async function post(path, values) {
  const headers = { "Content-Type": "application/json" };
  return read(await fetch(`/sandbox/${path}`, { method: "POST", headers, body: JSON.stringify(values) }));
}

export async function upload(values, file) {
  const form = new FormData();
  for (const [key, value] of Object.entries(values)) if (value !== null) form.append(key, value);
  form.append("file", file, file.name);
  return read(await fetch("/sandbox/file", { method: "POST", body: form }));
}

export const fileUrl = (file) => `/sandbox/download?file_id=${encodeURIComponent(file.file_id)}`;
