using System.Text.Json;
using ConditionalAccess.Compliance;
using static ConditionalAccess.Json.FactTables;

namespace ConditionalAccess.Json;

/// <summary>Writes a device in the form that <see cref="DeviceReader"/> reads.</summary>
internal sealed class DeviceWriter(Utf8JsonWriter json)
{
    private readonly FactWriter _to = new(json);

    public void Write(ReadDevice device)
    {
        json.WriteStartObject();
        _to.Id("id", device.Facts.Id);
        Facts(device.Facts);
        if (!device.Facts.Contexts.IsDefault) Contexts(device.Facts);
        if (device.Imported is { } imported)
        {
            json.WriteString("complianceState", States.Write(imported.State) ?? States.Write(ComplianceState.Unknown));
            _to.Instant("complianceGracePeriodExpirationDateTime", imported.GracePeriodExpirationDateTime);
        }

        if (device.Record is { } record) RecordWriter.Write(_to, record);
        json.WriteEndObject();
    }

    /// <summary>The facts of a device or of one of its accounts, without id and accounts.</summary>
    public void Facts(DeviceFacts facts)
    {
        Identity(facts);
        User(facts);
        System(facts);
        Lists(facts);
        var parts = new DevicePartsWriter(_to);
        parts.Windows(facts);
        parts.Others(facts);
        parts.Management(facts);
    }

    private void Contexts(DeviceFacts device)
    {
        json.WriteStartArray("contexts");
        foreach (DeviceContext context in device.Contexts)
        {
            json.WriteStartObject();
            _to.Account(context.UserId);
            // The facts of the user are never taken over by another account, so they are no difference there.
            bool isPrimary = context.UserId == device.UserId && !context.UserId.IsNone;
            DeviceFacts shared = device with { UserId = default, User = isPrimary ? device.User : DeviceUserFacts.NotKnown };
            FactDifference.Write(json, shared, context.Facts with { UserId = default });
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void Identity(DeviceFacts facts)
    {
        DeviceIdentifiers known = facts.Identifiers;
        _to.Id("azureADDeviceId", facts.AzureADDeviceId);
        _to.Text("deviceName", known.DeviceName);
        _to.Text("serialNumber", known.SerialNumber);
        _to.Text("imei", known.Imei);
        _to.Text("meid", known.Meid);
        _to.Text("udid", known.Udid);
        _to.Text("wiFiMacAddress", known.WiFiMacAddress);
        _to.Text("ethernetMacAddress", known.EthernetMacAddress);
        _to.Text("easDeviceId", known.EasDeviceId);
        _to.Text("model", known.Model);
        _to.Text("manufacturer", known.Manufacturer);
        _to.Flag("isEnrolled", facts.IsEnrolled);
        _to.Word("managementAgent", facts.ManagementAgent, Agents);
        _to.Flag("mdmEnrolled", facts.MdmEnrolled);
        _to.Flag("comanagementPolicyPresent", facts.ComanagementPolicyPresent);
        _to.Word("deviceEnrollmentType", facts.DeviceEnrollmentType, EnrollmentTypes);
        _to.Text("enrollmentProfileName", facts.EnrollmentProfileName);
        _to.Word("managedDeviceOwnerType", facts.ManagedDeviceOwnerType, OwnerTypes);
        _to.Word("joinType", facts.JoinType, JoinTypes);
        _to.Instant("enrolledDateTime", facts.EnrolledDateTime);
        _to.Instant("lastSyncDateTime", facts.LastSyncDateTime);
        _to.Word("administratorConfiguredDeviceComplianceState", facts.AdministratorConfiguredDeviceComplianceState, Overrides);
        _to.Flag("isEntraSharedDeviceMode", facts.IsEntraSharedDeviceMode);
    }

    private void User(DeviceFacts facts)
    {
        _to.Id("userId", facts.UserId);
        _to.Group("user", facts.User, DeviceUserFacts.NotKnown, user =>
        {
            _to.Flag("exists", user.Exists);
            _to.Flag("isIntuneLicensed", user.IsIntuneLicensed);
            _to.Text("mail", user.Mail);
            _to.Text("userPrincipalName", user.UserPrincipalName);
            _to.Ids("groupIds", user.GroupIds);
        });
        _to.Ids("groupIds", facts.GroupIds);
    }

    private void System(DeviceFacts facts)
    {
        _to.Word("platform", facts.Platform, Platforms);
        _to.Text("osVersion", facts.OsVersion.Text);
        _to.Text("osBuildNumber", facts.OsBuildNumber.Text);
        _to.Text("osSupplementalBuildVersion", facts.OsSupplementalBuildVersion.Text);
        _to.Word("edition", facts.Edition, Editions);
        _to.Text("skuFamily", facts.SkuFamily);
        _to.Text("securityPatchLevel", facts.SecurityPatchLevel.Text);
        _to.Flag("isEncrypted", facts.IsEncrypted);
        _to.Text("jailBroken", facts.JailBroken);
        _to.Number("windowsActiveMalwareCount", facts.WindowsActiveMalwareCount);
        if (facts.TpmSpecificationVersion is null) return;
        json.WriteStartObject("hardwareInformation");
        _to.Text("tpmSpecificationVersion", facts.TpmSpecificationVersion);
        json.WriteEndObject();
    }

    private void Lists(DeviceFacts facts)
    {
        _to.List("pilotCollections", facts.PilotCollections, workload => json.WriteStringValue(Workloads.Write(workload)));
        if (!facts.AssignmentFilterMatches.IsDefault)
        {
            json.WriteStartObject("assignmentFilterMatches");
            foreach (AssignmentFilterMatch match in facts.AssignmentFilterMatches) _to.Flag(match.FilterId.ToString(), match.IsMatch);
            json.WriteEndObject();
        }

        _to.Map("policyReports", facts.PolicyReports, report => report.PolicyId, report =>
        {
            _to.Instant("lastReportedDateTime", report.LastReportedDateTime);
            _to.Number("version", report.Version);
        });
        _to.Objects("reportedErrors", facts.ReportedErrors, error =>
        {
            _to.Text("fact", error.Fact);
            _to.Number("errorCode", error.ErrorCode);
        });
        _to.Objects("detectedApps", facts.DetectedApps, app =>
        {
            _to.Text("appId", app.AppId);
            _to.Flag("isManaged", app.IsManaged);
        });
        _to.Map("customCompliance", facts.CustomCompliance, script => script.ScriptId, script =>
        {
            _to.Word("state", script.State, ScriptStates);
            _to.Text("output", script.Output);
            _to.Number("errorCode", script.ErrorCode);
            _to.Instant("lastRunDateTime", script.LastRunDateTime);
        });
        _to.Objects("threatReports", facts.ThreatReports, report =>
        {
            _to.Id("connectorId", report.ConnectorId);
            _to.Word("healthState", report.HealthState, HealthStates);
            _to.Word("riskLevel", report.RiskLevel, Risks);
            _to.Instant("reportedDateTime", report.ReportedDateTime);
            _to.Flag("osVersionSupported", report.OsVersionSupported);
        });
    }
}
