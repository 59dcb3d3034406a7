#!/bin/sh
# Makes the pictures of the demonstration from the drawings beside this file. Needs Chromium and the
# Liberation fonts (Debian packages), and sharp from node_modules. Not part of the build: the results
# are kept as base64 in src/demo/assets/. Usage: make-pictures.sh <folder>
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$1
draw() { # <name> <width> <height>
  chromium --headless --no-sandbox --disable-gpu --hide-scrollbars --window-size="$2,$3" \
    --screenshot="$out/$1-drawn.png" "file://$here/$1.html" 2>/dev/null
}
draw chat-september 540 1110
draw chat-october 540 1110
draw note-on-car 800 600
draw front-door 480 640
draw cafe 640 480
cd "$here" && PICTURES="$out" node --input-type=module <<'SCRIPT'
import sharp from 'sharp';
const drawn = (name) => sharp(`${process.env.PICTURES}/${name}-drawn.png`).removeAlpha();
const save = (image, name) => image.toFile(`${process.env.PICTURES}/${name}`);
const exif = (when, software, more = {}) => ({
  IFD0: { Software: software, DateTime: when, ...more },
  IFD2: { DateTimeOriginal: when, OffsetTimeOriginal: '+01:00', SubSecTimeOriginal: '412' },
});
await save(
  drawn('chat-september')
    .withExif(exif('2026:09:17 21:33:04', 'Android BP2A.250705.008'))
    .png({ palette: true, colours: 32, effort: 10 }),
  'chat-september.png',
);
await save(drawn('chat-october').jpeg({ quality: 60 }), 'chat-october.jpg');
await save(
  drawn('note-on-car')
    .withExif(exif('2026:08:22 08:15:02', 'camera 4.2', { Make: 'Sample', Model: 'Phone 5' }))
    .jpeg({ quality: 62 }),
  'note-on-car.jpg',
);
await save(drawn('front-door').resize(360).jpeg({ quality: 58 }), 'front-door.jpg');
await save(drawn('cafe').jpeg({ quality: 55 }), 'cafe.jpg');
SCRIPT
rm "$out"/*-drawn.png
