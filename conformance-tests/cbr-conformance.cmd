@echo off
rem As the script cbr-conformance, for Windows: runs target\cbr-conformance.jar in less time, with one
rem compiler and with the classes that its first start found to be needed. They belong to one jar and
rem one Java: delete target\cbr-conformance-*.jsa after a change of Java.

setlocal
set "target=%~dp0target"
set "jar=%target%\cbr-conformance.jar"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "quick=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmn16m -Xlog:cds=off -Xlog:cds+dynamic=off"

if exist "%jar%" goto built
echo There is no %jar%. Build it: mvn -ntp -B -DskipTests package 1>&2
exit /b 2

:built
rem The size of the jar in the name: classes of another jar are not used.
for %%F in ("%jar%") do set "classes=%target%\cbr-conformance-%%~zF.jsa"
if exist "%classes%" goto run
echo Making later starts quick, which takes some seconds once. 1>&2
"%java%" %quick% "-XX:ArchiveClassesAtExit=%classes%" -jar "%jar%" check >nul 2>&1

:run
"%java%" %quick% "-XX:SharedArchiveFile=%classes%" -jar "%jar%" %*
exit /b %errorlevel%
