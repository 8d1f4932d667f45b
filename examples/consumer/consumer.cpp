#include <cstdio>

#include "xize/xize.hpp"

int main() { std::printf("xize %s\n", xize::version().data()); }
