using System.Globalization;
using System.Reflection;
using System.Runtime.CompilerServices;
using ConditionalAccess.Compliance;
using ConditionalAccess.Signals;

namespace ConditionalAccess.Core.Tests.Compliance;

/// <summary>Random devices whose every property can be known, made by reflection, so that a new fact is covered by the round trip without being listed.</summary>
internal sealed class InventoryFacts(int seed, double known)
{
    private readonly Random _random = new(seed);
    private int _next;

    public DeviceFacts Device()
    {
        DeviceFacts device = (DeviceFacts)Record(typeof(DeviceFacts))! with { Id = Guid(), UserId = Guid(), Contexts = default };
        if (_random.NextDouble() > known) return device;
        return device with { Contexts = [Context(device, device.UserId), Context(device, Guid()), Context(device, GraphId.None)] };
    }

    public ComplianceRecord ComplianceRecord() => (ComplianceRecord)Record(typeof(ComplianceRecord))!;

    // Some of an account's facts are the device's and some are not; the user of another account is never the device's.
    private DeviceContext Context(DeviceFacts device, GraphId account)
    {
        var other = (DeviceFacts)Record(typeof(DeviceFacts))!;
        DeviceFacts facts = device with { Contexts = default };
        foreach (PropertyInfo property in Settable(typeof(DeviceFacts)))
        {
            if (property.Name is nameof(DeviceFacts.Id) or nameof(DeviceFacts.UserId) or nameof(DeviceFacts.Contexts)) continue;
            bool isUser = property.Name == nameof(DeviceFacts.User) && account != device.UserId;
            if (isUser || _random.Next(3) == 0) property.SetValue(facts, property.GetValue(other));
        }

        return new DeviceContext(account, facts);
    }

    private object? Value(Type type)
    {
        if (Nullable.GetUnderlyingType(type) is { } inner) return IsKnown() ? Known(inner) : null;
        if (type == typeof(string)) return IsKnown() ? Known(type) : null;
        if (type.IsEnum || type == typeof(GraphId) || type == typeof(DeviceAttribute) || IsList(type)) return IsKnown() ? Known(type) : Activator.CreateInstance(type);
        return Known(type);
    }

    private object? Known(Type type)
    {
        if (type == typeof(bool)) return _random.Next(2) == 0;
        if (type == typeof(int)) return _random.Next(2);
        if (type == typeof(string)) return Text();
        if (type == typeof(GraphId)) return Guid();
        if (type == typeof(DateTimeOffset)) return new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddTicks(_random.NextInt64(TimeSpan.TicksPerDay * 300));
        if (type == typeof(DottedVersion)) return IsKnown() ? new DottedVersion("10." + Number()) : default;
        if (type == typeof(AppleBuild)) return IsKnown() ? new AppleBuild(Number() + "A" + Number()) : default;
        if (type == typeof(PatchLevel)) return IsKnown() ? new PatchLevel("2026-01-05") : default;
        if (type == typeof(DeviceAttribute)) return _random.Next(3) switch { 0 => DeviceAttribute.Null, 1 => (DeviceAttribute)Text(), _ => DeviceAttribute.Of([Text(), Text()]) };
        if (type == typeof(WindowsDeviceHealth)) return (WindowsDeviceHealth)_random.Next(32);
        if (type.IsEnum) return Word(type);
        return IsList(type) ? List(type.GetGenericArguments()[0]) : Record(type);
    }

    // Some words are allowed for some facts only; those have tests of their own.
    private object Word(Type type)
    {
        Array values = Enum.GetValues(type);
        int last = type == typeof(IntegrityVerdict) ? 3 : values.Length;
        int first = type == typeof(AttestedState) ? 2 : type == typeof(Workload) ? 1 : 0;
        return values.GetValue(_random.Next(first, last))!;
    }

    private object List(Type element)
    {
        var items = Array.CreateInstance(element, _random.Next(3));
        for (int i = 0; i < items.Length; i++) items.SetValue(Item(element), i);
        return typeof(ValueArray).GetMethod(nameof(ValueArray.From))!.MakeGenericMethod(element).Invoke(null, [items])!;
    }

    // A flag that says nothing is not kept in a list.
    private object Item(Type element)
    {
        object item = element == typeof(ConditionalAccess.Compliance.AppProtection.ManagedAppFlaggedReason) ? 1 : Known(element)!;
        return element.IsEnum ? Enum.ToObject(element, Convert.ToByte(item, CultureInfo.InvariantCulture) == 0 ? 1 : item) : item;
    }

    private object? Record(Type type)
    {
        ConstructorInfo constructor = type.GetConstructors().MaxBy(c => c.GetParameters().Length)!;
        if (constructor.GetParameters().Length > 0) return constructor.Invoke([.. constructor.GetParameters().Select(Argument)]);
        object record = constructor.Invoke([]);
        foreach (PropertyInfo property in Settable(type))
        {
            if (property.PropertyType == typeof(ValueArray<DeviceContext>)) continue;
            bool required = property.IsDefined(typeof(RequiredMemberAttribute));
            property.SetValue(record, required ? Known(property.PropertyType) : Value(property.PropertyType));
        }

        return record;
    }

    private object? Argument(ParameterInfo parameter) => parameter.Name switch
    {
        "ContextId" => _random.Next(2) == 0 ? GraphId.None : Guid(),
        "PolicyId" or "FilterId" or "Fact" or "AppId" or "Id" or "Setting" => Known(parameter.ParameterType),
        _ => Value(parameter.ParameterType),
    };

    private static IEnumerable<PropertyInfo> Settable(Type type) => type.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.CanWrite);

    private static bool IsList(Type type) => type.IsGenericType && type.GetGenericTypeDefinition() == typeof(ValueArray<>);

    private bool IsKnown() => _random.NextDouble() < known;

    private string Text() => "text " + Number() + " \u00e9\u2028";

    private string Number() => (++_next).ToString(CultureInfo.InvariantCulture);

    private GraphId Guid() => "d0000000-0000-4000-8000-" + (++_next).ToString("d12", CultureInfo.InvariantCulture);
}
