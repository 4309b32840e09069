"use strict";
(function () {
  // Streams, so that a file larger than the memory can be checked, and works where a page that was
  // opened from a folder has no crypto.subtle.
  const K = new Uint32Array(64);
  const FIRST = new Uint32Array(8);
  (function () {
    let count = 0;
    const part = (x) => ((x - Math.floor(x)) * 0x100000000) >>> 0;
    for (let n = 2; count < 64; n++) {
      let prime = true;
      for (let d = 2; d * d <= n; d++) if (n % d === 0) { prime = false; break; }
      if (!prime) continue;
      if (count < 8) FIRST[count] = part(Math.sqrt(n));
      K[count++] = part(Math.cbrt(n));
    }
  })();

  class Sha256 {
    constructor() {
      this.state = FIRST.slice();
      this.block = new Uint8Array(64);
      this.filled = 0;
      this.length = 0;
      this.w = new Uint32Array(64);
    }
    update(bytes) {
      this.length += bytes.length;
      let at = 0;
      if (this.filled) {
        const take = Math.min(64 - this.filled, bytes.length);
        this.block.set(bytes.subarray(0, take), this.filled);
        this.filled += take;
        at = take;
        if (this.filled < 64) return;
        this.compress(this.block, 0);
        this.filled = 0;
      }
      for (; at + 64 <= bytes.length; at += 64) this.compress(bytes, at);
      this.block.set(bytes.subarray(at));
      this.filled = bytes.length - at;
    }
    compress(bytes, at) {
      const w = this.w, s = this.state;
      for (let i = 0; i < 16; i++, at += 4) {
        w[i] = (bytes[at] << 24) | (bytes[at + 1] << 16) | (bytes[at + 2] << 8) | bytes[at + 3];
      }
      for (let i = 16; i < 64; i++) {
        const x = w[i - 15], y = w[i - 2];
        const s0 = ((x >>> 7) | (x << 25)) ^ ((x >>> 18) | (x << 14)) ^ (x >>> 3);
        const s1 = ((y >>> 17) | (y << 15)) ^ ((y >>> 19) | (y << 13)) ^ (y >>> 10);
        w[i] = (w[i - 16] + s0 + w[i - 7] + s1) | 0;
      }
      let a = s[0], b = s[1], c = s[2], d = s[3], e = s[4], f = s[5], g = s[6], h = s[7];
      for (let i = 0; i < 64; i++) {
        const s1 = ((e >>> 6) | (e << 26)) ^ ((e >>> 11) | (e << 21)) ^ ((e >>> 25) | (e << 7));
        const t1 = (h + s1 + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
        const s0 = ((a >>> 2) | (a << 30)) ^ ((a >>> 13) | (a << 19)) ^ ((a >>> 22) | (a << 10));
        const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        h = g; g = f; f = e; e = (d + t1) | 0; d = c; c = b; b = a; a = (t1 + t2) | 0;
      }
      s[0] += a; s[1] += b; s[2] += c; s[3] += d; s[4] += e; s[5] += f; s[6] += g; s[7] += h;
    }
    hex() {
      const bits = this.length * 8;
      const end = new Uint8Array((this.filled < 56 ? 64 : 128) - this.filled);
      end[0] = 0x80;
      const view = new DataView(end.buffer);
      view.setUint32(end.length - 8, Math.floor(bits / 0x100000000));
      view.setUint32(end.length - 4, bits >>> 0);
      this.update(end);
      return Array.from(this.state, (x) => x.toString(16).padStart(8, "0")).join("");
    }
  }

  const CHUNK = 4 * 1024 * 1024;
  async function hashOf(file) {
    const hash = new Sha256();
    for (let at = 0; at < file.size; at += CHUNK) {
      hash.update(new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer()));
    }
    return hash.hex();
  }

  const listed = JSON.parse(document.getElementById("listed").textContent);
  const state = document.getElementById("state");
  const faults = document.getElementById("faults");
  const progress = document.getElementById("progress");

  function fault(path, words) {
    const row = document.createElement("li");
    row.className = "problem";
    row.textContent = path + ": " + words;
    faults.append(row);
  }

  function rootOf(files) {
    let root = null;
    for (const file of files) {
      const path = file.webkitRelativePath || file.name;
      if (!/(^|\/)manifest\.json$/.test(path)) continue;
      const folder = path.slice(0, path.length - "manifest.json".length);
      if (root === null || folder.length < root.length) root = folder;
    }
    return root;
  }

  async function check(files) {
    faults.replaceChildren();
    state.className = "";
    const root = rootOf(files);
    if (root === null) {
      state.className = "problem";
      state.textContent = "ไม่พบไฟล์ manifest.json ในโฟลเดอร์ที่เลือก โปรดเลือกโฟลเดอร์ที่แตกไฟล์ชุดนี้ไว้";
      return;
    }
    const found = new Map();
    for (const file of files) {
      const path = (file.webkitRelativePath || file.name).normalize("NFC");
      if (path.startsWith(root.normalize("NFC"))) found.set(path.slice(root.normalize("NFC").length), file);
    }
    progress.hidden = false;
    let wrong = 0, done = 0;
    for (const [path, sha256] of listed) {
      state.textContent = "กำลังตรวจ " + path;
      const file = found.get(path.normalize("NFC"));
      if (!file) { wrong++; fault(path, "ไม่มีไฟล์นี้"); }
      else if ((await hashOf(file)) !== sha256) { wrong++; fault(path, "ไฟล์ถูกแก้ไข"); }
      progress.value = ++done / listed.length;
    }
    progress.hidden = true;
    state.className = wrong ? "problem" : "good";
    state.textContent = wrong
      ? "พบไฟล์ที่ไม่ตรง " + wrong + " จาก " + listed.length + " ไฟล์"
      : "ถูกต้องทั้ง " + listed.length + " ไฟล์";
  }

  document.getElementById("folder").addEventListener("change", function () {
    check(Array.from(this.files)).catch(function (error) {
      state.className = "problem";
      state.textContent = "ตรวจไม่สำเร็จ: " + error;
    });
  });
  window.sha256OfText = function (text) {
    const hash = new Sha256();
    hash.update(new TextEncoder().encode(text));
    return hash.hex();
  };
})();
