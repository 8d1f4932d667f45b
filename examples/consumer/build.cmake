# The test: configures, and for the installed way builds and runs, the consumer in a folder of its own.
set(work ${XIZE_BUILD}/consumer-${WAY})
file(REMOVE_RECURSE ${work})
if(WAY STREQUAL "installed")
  execute_process(COMMAND ${CMAKE_COMMAND} --install ${XIZE_BUILD} --prefix ${work}/prefix OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
  set(find -DCMAKE_PREFIX_PATH=${work}/prefix)
else()
  set(find -DXIZE_SOURCE=${XIZE_SOURCE})
endif()
execute_process(COMMAND ${CMAKE_COMMAND} -G Ninja -S ${CMAKE_CURRENT_LIST_DIR} -B ${work}/build ${find}
                        -DCMAKE_CXX_COMPILER=${COMPILER} "-DCMAKE_CXX_FLAGS=${FLAGS}"
                OUTPUT_QUIET COMMAND_ERROR_IS_FATAL ANY)
# A second build of the whole library would prove no more than that its target links; the configuration shows that.
if(WAY STREQUAL "installed")
  execute_process(COMMAND ${CMAKE_COMMAND} --build ${work}/build COMMAND_ERROR_IS_FATAL ANY)
  execute_process(COMMAND ${work}/build/consumer OUTPUT_VARIABLE said COMMAND_ERROR_IS_FATAL ANY)
  if(NOT said MATCHES "^xize [0-9]+\\.[0-9]+\\.[0-9]+\n$")
    message(FATAL_ERROR "the consumer said: ${said}")
  endif()
endif()
