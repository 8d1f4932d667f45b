// Marks what the library exports.
#pragma once

#if defined(_WIN32) && defined(XIZE_SHARED)
#if defined(XIZE_BUILDING)
#define XIZE_API __declspec(dllexport)
#else
#define XIZE_API __declspec(dllimport)
#endif
#elif defined(__GNUC__)
#define XIZE_API __attribute__((visibility("default")))
#else
#define XIZE_API
#endif
