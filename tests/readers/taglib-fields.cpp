// Prints the properties that TagLib reads of each file named on standard input, as tab-separated lines: file, key, value.
#include <taglib/mpegfile.h>
#include <taglib/tpropertymap.h>
#include <iostream>
#include <string>

static std::string oneLine(const TagLib::String &text) {
  std::string result = text.to8Bit(true);
  for (char &letter : result)
    if (letter == '\n' || letter == '\t' || letter == '\r') letter = ' ';
  return result;
}

int main() {
  for (std::string path; std::getline(std::cin, path);) {
    TagLib::MPEG::File file(path.c_str(), false);
    const TagLib::PropertyMap properties = file.properties();
    for (const auto &[key, values] : properties)
      for (const auto &value : values) std::cout << path << '\t' << oneLine(key) << '\t' << oneLine(value) << '\n';
  }
}
