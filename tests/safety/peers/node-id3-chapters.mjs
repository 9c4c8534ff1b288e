// Writes two chapters with node-id3, as a script of a user would.
import NodeID3 from 'node-id3';

const chapter = ['Start', 'End'].map((title, index) => ({
  elementID: `ch${index}`,
  startTimeMs: index * 9000,
  endTimeMs: index * 9000 + 9000,
  tags: { title },
}));
const written = NodeID3.update({ chapter }, process.argv[2]);
if (written !== true) throw written;
