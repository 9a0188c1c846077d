@echo off
rem As the script cbr-conformance, for Windows: runs target\cbr-conformance.jar in less time, with one
rem compiler, which is enough for files of less than 150 MB, and with the classes that its first start
rem found to be needed. They belong to one jar and one Java: delete target\cbr-conformance-*.jsa after
rem a change of Java.

setlocal
set "target=%~dp0target"
set "jar=%target%\cbr-conformance.jar"
set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java"
set "tuning=-XX:TieredStopAtLevel=1 -Xmn16m"
set "quick=-XX:+UseSerialGC -Xlog:cds=off -Xlog:cds+dynamic=off"

if exist "%jar%" goto built
echo There is no %jar%. Build it: mvn -ntp -B -DskipTests package 1>&2
exit /b 2

:built
rem The size of the jar in the name: classes of another jar are not used.
for %%F in ("%jar%") do set "classes=%target%\cbr-conformance-%%~zF.jsa"
if exist "%classes%" goto run
echo Making later starts quick, which takes some seconds once. 1>&2
"%java%" %tuning% %quick% "-XX:ArchiveClassesAtExit=%classes%" -jar "%jar%" check >nul 2>&1

:run
if "%~1"=="" goto sized
for %%A in ("%~1") do if exist "%%~A" if %%~zA GTR 150000000 set "tuning=-XX:FreqInlineSize=60 -XX:MaxRecursiveInlineLevel=0 -XX:NewRatio=3"
shift
goto run

:sized
"%java%" %tuning% %quick% "-XX:SharedArchiveFile=%classes%" -jar "%jar%" %*
exit /b %errorlevel%
