@echo off
rem The command gan4j. JAVA_HOME names the JDK (17 or later; else the java of the PATH serves),
rem GAN4J_OPTS holds further options of the JVM, such as -Xmx4g.
setlocal
set "JAVA=java"
if defined JAVA_HOME set "JAVA=%JAVA_HOME%\bin\java.exe"
"%JAVA%" --enable-native-access=ALL-UNNAMED -Dsun.misc.unsafe.memory.access=allow %GAN4J_OPTS% -cp "%~dp0..\lib\*" org.gan4j.examples.cli.Gan4j %*
exit /b %ERRORLEVEL%
